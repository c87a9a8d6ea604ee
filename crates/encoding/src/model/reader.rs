//! Taking the parts of a file one after the other.

/// What is left of a file.
pub(super) struct Reader {
    pub(super) rest: &'static [u8],
}

impl Reader {
    /// Takes bytes.
    pub(super) fn take(&mut self, len: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    /// Takes a number of four bytes.
    pub(super) fn number(&mut self) -> Option<usize> {
        usize::try_from(number(self.take(4)?)?).ok()
    }

    /// Takes a number of two bytes.
    pub(super) fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    /// Takes the language tag.
    pub(super) fn tag(&mut self) -> Option<&'static str> {
        let len = self.take(1)?[0];
        std::str::from_utf8(self.take(len.into())?).ok()
    }
}

/// Reads a number of four bytes.
pub(super) fn number(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
