//! Times of day as people say them: `10am`, `오후 8시 30분`, `8 pm`; and two of them as a range.

/// Signs and words that people join two times by.
const JOINTS: [&str; 9] = ["부터", "에서", "until", "to", "-", "~", "–", "—", "〜"];

/// A time of day with how it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    hour: u8,
    minute: u8,
    half: Option<Half>,
    /// It was said with a word, not only with digits.
    pub(super) worded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Said {
    /// As the language writes it.
    pub(super) fn written(self) -> String {
        let hour = match (self.half, self.hour) {
            (Some(Half::Morning), 12) | (None, 24) => 0,
            (Some(Half::Afternoon), 1..12) => self.hour + 12,
            (_, hour) => hour,
        };
        format!("{hour:02}:{:02}", self.minute)
    }
}

/// Two times that a text begins with, as the range that they mean, with its length in bytes. None where it is well written, or said
/// with digits alone.
pub(super) fn range(text: &str) -> Option<(String, usize)> {
    let (from, first) = time(text)?;
    let rest = text.get(first..)?;
    let gap = rest.trim_start_matches(' ');
    let joint = JOINTS.iter().find_map(|joint| gap.strip_prefix(joint))?.trim_start_matches([' ', '~', '-']);
    let (to, second) = time(joint)?;
    let after = joint.get(second..)?;
    let after = after.strip_prefix("까지").unwrap_or(after);
    let ends = !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    let length = text.len() - after.len();
    (ends && (from.worded || to.worded)).then(|| (format!("{}-{}", from.written(), to.written()), length))
}

/// A time that a text begins with, and its length in bytes.
pub(super) fn time(text: &str) -> Option<(Said, usize)> {
    let (before, rest) = match half(text) {
        Some((half, rest)) => (Some(half), rest.trim_start_matches(' ')),
        None => (None, text),
    };
    let (hour, rest) = number(rest)?;
    let spoken = rest.strip_prefix('시').filter(|rest| !rest.starts_with('간'));
    let (minute, rest) = match (rest.strip_prefix(':').and_then(number), spoken) {
        (Some((minute, rest)), _) => (minute, rest),
        (None, Some(rest)) => {
            let minutes = number(rest.trim_start_matches(' '))
                .and_then(|(minute, rest)| Some((minute, rest.strip_prefix('분')?)));
            minutes.unwrap_or((0, rest))
        }
        (None, None) => (0, rest),
    };
    let behind = half(rest.trim_start_matches(' ')).filter(|_| before.is_none());
    let (half, rest) = behind.map_or((before, rest), |(half, rest)| (Some(half), rest));
    let fits = minute < 60 && if half.is_some() { hour <= 12 } else { hour <= 24 };
    let worded = half.is_some() || spoken.is_some();
    fits.then_some((Said { hour, minute, half, worded }, text.len() - rest.len()))
}

fn half(text: &str) -> Option<(Half, &str)> {
    const WORDS: [(&str, Half); 10] = [
        ("오전", Half::Morning),
        ("오후", Half::Afternoon),
        ("a.m.", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
        ("AM", Half::Morning),
        ("PM", Half::Afternoon),
        ("Am", Half::Morning),
        ("Pm", Half::Afternoon),
    ];
    WORDS.iter().find_map(|(word, half)| Some((*half, text.strip_prefix(word)?)))
}

/// Digits that a text begins with: one or two.
fn number(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let fits = (1..=2).contains(&digits.len());
    Some((digits.parse().ok().filter(|_| fits)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_as_people_say_them() {
        for (said, right) in [
            ("10am-8pm", "10:00-20:00"),
            ("10am - 8:30 pm\n", "10:00-20:30"),
            ("10AM to 12PM for", "10:00-12:00"),
            ("10-8pm", "10:00-20:00"),
            ("12am-9am", "00:00-09:00"),
            ("오전 10시-오후 8시", "10:00-20:00"),
            ("10시~20시 30분", "10:00-20:30"),
            ("10시부터 20시까지", "10:00-20:00"),
            ("오후 9시부터 ~ 오전 8시", "21:00-08:00"),
        ] {
            let (written, length) = range(said).unwrap_or_default();
            assert_eq!(written, right, "{said}");
            assert!(said[length..].trim_start().is_empty() || said[length..].starts_with(" for"), "{said}: {length}");
        }
        for said in ["10:00-20:00", "10-20", "10am", "13pm-8pm", "10am-8pmx", "10시간-12시간"] {
            assert_eq!(range(said), None, "{said}");
        }
    }
}
