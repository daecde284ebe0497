//! Where a random project gets its choices from: a seed, or a list.
//!
//! A generator that only ever asks "which of n?" shrinks by itself: the first answer is the simplest one, a list that has run out
//! answers 0, so a shorter list with smaller numbers is a smaller project.

/// Answers, and what has been answered so far.
pub struct Choices {
    from: From,
    drawn: Vec<u64>,
}

enum From {
    Seed(u64),
    List(Vec<u64>),
}

impl Choices {
    /// The same seed gives the same answers everywhere (SplitMix64).
    pub fn seeded(seed: u64) -> Choices {
        Choices { from: From::Seed(seed), drawn: Vec::new() }
    }

    /// Answers given before, perhaps fewer and smaller; then 0.
    pub fn listed(answers: &[u64]) -> Choices {
        Choices { from: From::List(answers.to_vec()), drawn: Vec::new() }
    }

    /// What can be given to [`Choices::listed`] to get the same again.
    pub fn into_drawn(self) -> Vec<u64> {
        self.drawn
    }

    fn next(&mut self) -> u64 {
        match &mut self.from {
            From::List(answers) => answers.get(self.drawn.len()).copied().unwrap_or(0),
            From::Seed(state) => {
                *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut z = *state;
                z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                z ^ (z >> 31)
            }
        }
    }

    /// A number below `sides`; 0 where there are none.
    pub fn below(&mut self, sides: usize) -> usize {
        let answer = self.next() % u64::try_from(sides.max(1)).unwrap();
        self.drawn.push(answer);
        usize::try_from(answer).unwrap()
    }

    /// From `least` to `most`, the least being the simplest.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most + 1 - least)
    }

    /// True so many times in a hundred; false is the simplest.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of several, the first being the simplest.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One of several words.
    pub fn word(&mut self, of: &[&'static str]) -> &'static str {
        self.pick::<&'static str>(of)
    }

    /// One of several, if there are any.
    pub fn any<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() { None } else { Some(self.pick(of)) }
    }

    /// Some of several, in their order.
    pub fn some<T: Clone>(&mut self, of: &[T], percent: usize) -> Vec<T> {
        of.iter().filter(|_| self.chance(percent)).cloned().collect()
    }
}

/// A smaller list of answers that still fails: stretches are cut out and set to 0 as long as that is so.
pub fn shrunk(mut answers: Vec<u64>, fails: impl Fn(&[u64]) -> bool) -> Vec<u64> {
    let mut length = answers.len().next_power_of_two();
    while length > 0 {
        let mut start = 0;
        while start < answers.len() {
            let end = (start + length).min(answers.len());
            let without = [&answers[..start], &answers[end..]].concat();
            let mut zeroed = answers.clone();
            zeroed[start..end].fill(0);
            if fails(&without) {
                answers = without;
            } else if zeroed != answers && fails(&zeroed) {
                answers = zeroed;
                start = end;
            } else {
                start = end;
            }
        }
        length /= 2;
    }
    answers
}
