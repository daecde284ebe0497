//! The values of the analysis: counts that can never be too low, and may be without limit.

/// At most so many, or as many as you like. Adding saturates at [`Bound::Unlimited`], so a sum never wraps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    AtMost(u64),
    /// No number holds: nothing limits how often it happens.
    Unlimited,
}

/// How [`Bound::Unlimited`] looks among the values of a step function.
pub(super) const UNLIMITED: u64 = u64::MAX;

impl Bound {
    pub const ZERO: Bound = Bound::AtMost(0);

    /// Reads a saturated value.
    pub(super) fn of(value: u64) -> Bound {
        if value == UNLIMITED { Bound::Unlimited } else { Bound::AtMost(value) }
    }

    /// The number, if there is one.
    pub fn limit(self) -> Option<u64> {
        match self {
            Bound::AtMost(count) => Some(count),
            Bound::Unlimited => None,
        }
    }

    pub fn is_zero(self) -> bool {
        self == Bound::ZERO
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(self, other: Bound) -> Bound {
        match (self, other) {
            (Bound::AtMost(a), Bound::AtMost(b)) => a.checked_add(b).map_or(Bound::Unlimited, Bound::of),
            _ => Bound::Unlimited,
        }
    }

    /// So many times as much; nothing times without limit is nothing.
    #[must_use]
    pub fn times(self, factor: u64) -> Bound {
        match self {
            _ if factor == 0 || self.is_zero() => Bound::ZERO,
            Bound::AtMost(count) => count.checked_mul(factor).map_or(Bound::Unlimited, Bound::of),
            Bound::Unlimited => Bound::Unlimited,
        }
    }
}

impl std::iter::Sum for Bound {
    fn sum<I: Iterator<Item = Bound>>(bounds: I) -> Bound {
        bounds.fold(Bound::ZERO, Bound::plus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_products_saturate() {
        assert_eq!(Bound::AtMost(2).plus(Bound::AtMost(3)), Bound::AtMost(5));
        assert_eq!(Bound::AtMost(2).plus(Bound::Unlimited), Bound::Unlimited);
        assert_eq!(Bound::AtMost(u64::MAX - 1).plus(Bound::AtMost(1)), Bound::Unlimited);
        assert_eq!(Bound::Unlimited.times(0), Bound::ZERO);
        assert_eq!(Bound::ZERO.times(u64::MAX), Bound::ZERO);
        assert_eq!(Bound::AtMost(7).times(u64::MAX), Bound::Unlimited);
        assert!(Bound::AtMost(u64::MAX - 1) < Bound::Unlimited);
    }
}
