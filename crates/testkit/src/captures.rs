//! How each damaged release in `data/releases` was made from its clean original in `data/clean`.
//!
//! `cargo run -p archive-testkit --example make_releases` writes the captures from this table.

use crate::damage::{
    encode, half_mended, nbsp_to_space, stray_windows_1252, strip_c1, twice_utf8_as_windows_1252,
    undefined_replaced, utf8_as_latin1, utf8_as_windows_1252, utf16le_with_bom,
};

/// A damaged release, and how it came to be.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Its path below `data/clean` and below `data/releases`, with `/`.
    pub name: &'static str,
    /// Whether bytes were lost, so that the original can only be inferred.
    pub lossy: bool,
    /// Makes the bytes that were captured from the clean text.
    pub make: fn(&str) -> Vec<u8>,
}

/// Every damaged release, by name.
pub const RECIPES: &[Recipe] = &[
    Recipe {
        name: "alpine-transit/2021-10-04-snow-sheds.txt",
        lossy: false,
        make: utf16le_with_bom,
    },
    Recipe {
        name: "grain-routes/2019-08-29-elevators.txt",
        lossy: false,
        make: |clean| encode(clean, "windows-1251"),
    },
    Recipe {
        name: "harbour-states/2018-02-18-tolls.txt",
        lossy: true,
        make: |clean| nbsp_to_space(&utf8_as_windows_1252(clean)).into_bytes(),
    },
    Recipe {
        name: "harbour-states/2019-03-03-tidewater.txt",
        lossy: true,
        make: |clean| half_mended(clean).into_bytes(),
    },
    Recipe {
        name: "harbour-states/2019-03-03-tidewater.updated-2019-05-02.txt",
        lossy: false,
        make: |clean| utf8_as_windows_1252(clean).into_bytes(),
    },
    Recipe {
        name: "harbour-states/2020-09-14-dredging.txt",
        lossy: true,
        make: |clean| half_mended(clean).into_bytes(),
    },
    Recipe {
        name: "lighthouse-league/2017-05-07-lamps.txt",
        lossy: true,
        make: |clean| strip_c1(&utf8_as_latin1(clean)).into_bytes(),
    },
    Recipe {
        name: "lighthouse-league/2018-10-09-keepers.txt",
        lossy: false,
        make: |clean| twice_utf8_as_windows_1252(clean).into_bytes(),
    },
    Recipe {
        name: "lighthouse-league/2022-02-11-fog-signals.txt",
        lossy: true,
        make: |clean| undefined_replaced(clean, "").into_bytes(),
    },
    Recipe {
        name: "northern-rivers/2018-06-12-low-water.txt",
        lossy: false,
        make: |clean| utf8_as_latin1(clean).into_bytes(),
    },
    Recipe {
        name: "northern-rivers/2019-11-05-ice-roads.txt",
        lossy: false,
        make: |clean| encode(clean, "windows-1252"),
    },
    Recipe {
        name: "northern-rivers/2021-02-08-sturgeon.txt",
        lossy: false,
        // The apostrophe of “hatchery’s” and the first letter with an accent.
        make: |clean| stray_windows_1252(clean, &[1, 4]),
    },
];

/// Finds the recipe of a release; `None` if the release is sound.
pub fn recipe(name: &str) -> Option<&'static Recipe> {
    RECIPES.iter().find(|recipe| recipe.name == name)
}
