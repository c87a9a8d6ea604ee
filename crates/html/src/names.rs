//! What publishers call the parts of their pages: words in `class` and `id`, in several languages.

/// What a word says about the element that is called by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// It leads elsewhere: a menu, a trail, a pager.
    Navigation,
    /// It is something else than the text: consent, sharing, search, related pages.
    Furniture,
    /// As likely part of the text as not; other evidence decides.
    Doubtful,
    /// It is for machines that read aloud, or not shown at all.
    Hidden,
    /// It asks for consent to something.
    Consent,
    /// It says what a picture shows.
    Caption,
    /// It is a note to the text.
    Footnote,
    /// It tells when the page was put up, and perhaps when it was last changed.
    Published,
    /// It tells when the page was last changed.
    Updated,
}

/// Words that say what an element is, in the order of the alphabet.
///
/// English, German, French, Spanish, Italian, Polish, Dutch and Portuguese, as seen on the sites of official publishers.
const WORDS: &[(&str, Hint)] = &[
    ("abonnement", Hint::Furniture),
    ("abonnieren", Hint::Furniture),
    ("addthis", Hint::Furniture),
    ("addtoany", Hint::Furniture),
    ("ads", Hint::Furniture),
    ("adsense", Hint::Furniture),
    ("advert", Hint::Furniture),
    ("advertisement", Hint::Furniture),
    ("advertising", Hint::Furniture),
    ("ariane", Hint::Navigation),
    ("banner", Hint::Doubtful),
    ("bottombar", Hint::Doubtful),
    ("breadcrumb", Hint::Navigation),
    ("breadcrumbs", Hint::Navigation),
    ("briciole", Hint::Navigation),
    ("brotkrumel", Hint::Navigation),
    ("brotkrumen", Hint::Navigation),
    ("buscador", Hint::Furniture),
    ("byline", Hint::Doubtful),
    ("caption", Hint::Caption),
    ("cerca", Hint::Furniture),
    ("chapo", Hint::Doubtful),
    ("colophon", Hint::Doubtful),
    ("comment", Hint::Doubtful),
    ("commentaires", Hint::Furniture),
    ("comments", Hint::Furniture),
    ("compartilhar", Hint::Furniture),
    ("compartir", Hint::Furniture),
    ("condividi", Hint::Furniture),
    ("consent", Hint::Consent),
    ("contact", Hint::Doubtful),
    ("cookie", Hint::Consent),
    ("cookies", Hint::Consent),
    ("copyright", Hint::Furniture),
    ("disclaimer", Hint::Furniture),
    ("disqus", Hint::Furniture),
    ("drucken", Hint::Furniture),
    ("endnote", Hint::Footnote),
    ("endnotes", Hint::Footnote),
    ("feedback", Hint::Furniture),
    ("foot", Hint::Doubtful),
    ("footer", Hint::Doubtful),
    ("footnote", Hint::Footnote),
    ("footnotes", Hint::Footnote),
    ("fussnote", Hint::Footnote),
    ("fussnoten", Hint::Footnote),
    ("fusszeile", Hint::Doubtful),
    ("gdpr", Hint::Consent),
    ("hamburger", Hint::Navigation),
    ("header", Hint::Doubtful),
    ("imprimer", Hint::Furniture),
    ("keywords", Hint::Doubtful),
    ("kopfzeile", Hint::Doubtful),
    ("krumelpfad", Hint::Navigation),
    ("langswitch", Hint::Navigation),
    ("languageswitcher", Hint::Navigation),
    ("legende", Hint::Caption),
    ("lightbox", Hint::Furniture),
    ("links", Hint::Doubtful),
    ("login", Hint::Furniture),
    ("mainnav", Hint::Navigation),
    ("masthead", Hint::Doubtful),
    ("menu", Hint::Navigation),
    ("menubar", Hint::Navigation),
    ("menue", Hint::Navigation),
    ("meta", Hint::Doubtful),
    ("metadata", Hint::Doubtful),
    ("metanav", Hint::Navigation),
    ("migas", Hint::Navigation),
    ("modal", Hint::Furniture),
    ("nav", Hint::Navigation),
    ("navbar", Hint::Navigation),
    ("navi", Hint::Navigation),
    ("navigatie", Hint::Navigation),
    ("navigation", Hint::Navigation),
    ("navigations", Hint::Navigation),
    ("navigazione", Hint::Navigation),
    ("newsletter", Hint::Furniture),
    ("okruszki", Hint::Navigation),
    ("overlay", Hint::Doubtful),
    ("pager", Hint::Navigation),
    ("pagination", Hint::Navigation),
    ("paginator", Hint::Navigation),
    ("partage", Hint::Furniture),
    ("partager", Hint::Furniture),
    ("popup", Hint::Furniture),
    ("print", Hint::Doubtful),
    ("printlink", Hint::Furniture),
    ("promo", Hint::Doubtful),
    ("promotion", Hint::Doubtful),
    ("randspalte", Hint::Navigation),
    ("rating", Hint::Furniture),
    ("recherche", Hint::Furniture),
    ("recommend", Hint::Furniture),
    ("recommendations", Hint::Furniture),
    ("recommended", Hint::Furniture),
    ("related", Hint::Furniture),
    ("search", Hint::Furniture),
    ("searchbox", Hint::Furniture),
    ("searchform", Hint::Furniture),
    ("seitenleiste", Hint::Navigation),
    ("servicenav", Hint::Navigation),
    ("share", Hint::Furniture),
    ("sharebar", Hint::Furniture),
    ("sharethis", Hint::Furniture),
    ("shariff", Hint::Furniture),
    ("sharing", Hint::Furniture),
    ("sidebar", Hint::Doubtful),
    ("sidenav", Hint::Navigation),
    ("signin", Hint::Furniture),
    ("signup", Hint::Furniture),
    ("similar", Hint::Doubtful),
    ("sitemap", Hint::Navigation),
    ("skip", Hint::Navigation),
    ("skiplink", Hint::Navigation),
    ("skiplinks", Hint::Navigation),
    ("skipnav", Hint::Navigation),
    ("social", Hint::Furniture),
    ("socialmedia", Hint::Furniture),
    ("sponsor", Hint::Furniture),
    ("sponsored", Hint::Furniture),
    ("sprachwahl", Hint::Navigation),
    ("sronly", Hint::Hidden),
    ("stopka", Hint::Doubtful),
    ("subnav", Hint::Navigation),
    ("subscribe", Hint::Furniture),
    ("subscription", Hint::Furniture),
    ("suche", Hint::Furniture),
    ("szukaj", Hint::Furniture),
    ("taglist", Hint::Furniture),
    ("tags", Hint::Doubtful),
    ("teaser", Hint::Doubtful),
    ("teasers", Hint::Doubtful),
    ("teilen", Hint::Furniture),
    ("toolbar", Hint::Furniture),
    ("tools", Hint::Doubtful),
    ("topbar", Hint::Doubtful),
    ("topnav", Hint::Navigation),
    ("udostepnij", Hint::Furniture),
    ("verwandte", Hint::Furniture),
    ("visuallyhidden", Hint::Hidden),
    ("zoeken", Hint::Furniture),
];

/// Where the words of each letter begin in [`WORDS`].
const STARTS: [usize; 27] = {
    let mut starts = [0; 27];
    let (mut letter, mut index) = (0, 0);
    while letter < 26 {
        starts[letter] = index;
        while index < WORDS.len() && (WORDS[index].0.as_bytes()[0] - b'a') as usize == letter {
            index += 1;
        }
        letter += 1;
    }
    starts[26] = index;
    starts
};

/// Pairs of words that say together what neither says alone.
const PAIRS: &[(&str, &str, Hint)] = &[
    ("back", "top", Hint::Navigation),
    ("change", "history", Hint::Updated),
    ("date", "modified", Hint::Updated),
    ("element", "invisible", Hint::Hidden),
    ("language", "switcher", Hint::Navigation),
    ("language", "selector", Hint::Navigation),
    ("language", "list", Hint::Navigation),
    ("last", "modified", Hint::Updated),
    ("last", "update", Hint::Updated),
    ("last", "updated", Hint::Updated),
    ("modified", "date", Hint::Updated),
    ("page", "history", Hint::Updated),
    ("published", "dates", Hint::Published),
    ("sr", "only", Hint::Hidden),
    ("screen", "reader", Hint::Hidden),
    ("screenreader", "text", Hint::Hidden),
    ("to", "top", Hint::Navigation),
    ("update", "history", Hint::Updated),
    ("updated", "date", Hint::Updated),
    ("visually", "hidden", Hint::Hidden),
];

/// Calls `found` with what each word of `names` says.
pub(crate) fn hints(names: &str, mut found: impl FnMut(Hint)) {
    let mut before = Word::default();
    let mut word = Word::default();
    let mut last = b' ';
    for byte in names.bytes().chain([b' ']) {
        let is_letter = byte.is_ascii_alphabetic();
        let ends = !is_letter || last.is_ascii_lowercase() && byte.is_ascii_uppercase();
        if ends && !word.is_empty() {
            word.hint(&before).into_iter().for_each(&mut found);
            before = std::mem::take(&mut word);
        }
        if byte.is_ascii_whitespace() {
            before = Word::default();
        }
        if is_letter {
            word.push(byte.to_ascii_lowercase());
        }
        last = byte;
    }
}

/// A word in small letters, as far as it can be one of the known ones.
#[derive(Default)]
struct Word {
    bytes: [u8; Self::LONGEST],
    len: usize,
}

impl Word {
    const LONGEST: usize = 20;

    const fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
        }
        self.len += 1;
    }

    /// Returns the word; nothing if it is too long.
    fn text(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    fn hint(&self, before: &Self) -> Option<Hint> {
        let word = self.text();
        let letter = usize::from(word.first()? - b'a');
        let mut same_letter = WORDS[STARTS[letter]..STARTS[letter + 1]].iter();
        if let Some((_, hint)) = same_letter.find(|(known, _)| known.as_bytes() == word) {
            return Some(*hint);
        }
        let pair = PAIRS.iter().find(|(first, second, _)| {
            second.as_bytes() == word && first.as_bytes() == before.text()
        });
        pair.map(|(_, _, hint)| *hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_short_enough() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(WORDS.iter().all(|(word, _)| word.len() <= Word::LONGEST));
        assert_eq!(STARTS[26], WORDS.len());
    }

    fn check(names: &str, expected: &[Hint]) {
        let mut seen = Vec::new();
        hints(names, |hint| seen.push(hint));
        assert_eq!(seen, expected, "{names}");
    }

    #[test]
    fn names_are_cut_into_words() {
        check(
            "gem-c-related-navigation__list",
            &[Hint::Furniture, Hint::Navigation],
        );
        check("cookieBanner", &[Hint::Consent, Hint::Doubtful]);
        check("govuk-visually-hidden", &[Hint::Hidden]);
        check("app-published-dates", &[Hint::Published]);
        check("visually other hidden", &[]);
        check("content text navigable", &[]);
    }
}
