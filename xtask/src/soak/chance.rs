//! Chance that is the same in every run.

/// A stream of numbers from a seed: `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014).
pub(super) struct Chance(u64);

impl Chance {
    /// Begins at a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Draws a number below `bound`.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// Draws a number from 0 to 1.
    pub(super) fn share(&mut self) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "53 bits are what an f64 holds exactly"
        )]
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        share
    }
}
