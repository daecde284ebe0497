//! Dates and times as ISO 8601 writes them, read and written without a formatter: lines of inputs and kept states are full of them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// `2026-03-02T05:00:00.000`; of the year its last four digits, of the second its milliseconds.
pub fn characters(at: NaiveDateTime) -> [u8; 23] {
    let (year, millis) = (at.year().unsigned_abs(), at.nanosecond() / 1_000_000);
    let ([c, e], [n, t]) = (two(year / 100), two(year));
    let ([m0, m1], [d0, d1]) = (two(at.month()), two(at.day()));
    let ([h0, h1], [i0, i1], [s0, s1]) = (two(at.hour()), two(at.minute()), two(at.second()));
    let ([_, p0], [p1, p2]) = (two(millis / 100), two(millis));
    [c, e, n, t, b'-', m0, m1, b'-', d0, d1, b'T', h0, h1, b':', i0, i1, b':', s0, s1, b'.', p0, p1, p2]
}

/// The last two digits.
fn two(number: u32) -> [u8; 2] {
    let digit = |number: u32| b'0' + (number % 10) as u8;
    [digit(number / 10), digit(number)]
}

/// Whether plans and inputs can have a day: those of the years 1 to 9998, as instants (P-INPUT-8).
pub fn is_day(day: NaiveDate) -> bool {
    (1..=9_998).contains(&day.year())
}

/// Reads `2026-03-02`. None where it is written in any other way.
pub fn day(text: &[u8]) -> Option<NaiveDate> {
    let &[c, e, n, t, b'-', m0, m1, b'-', d0, d1] = text else { return None };
    let year = i32::try_from(number(&[c, e, n, t])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)
}

/// Reads `2026-03-02T05:00:00`, with no digit of a second or three. None where it is written in any other way, or is no time of day.
pub fn local(text: &[u8]) -> Option<NaiveDateTime> {
    let (date, time) = text.split_first_chunk::<10>()?;
    let &[b'T', h0, h1, b':', m0, m1, b':', s0, s1, ref parts @ ..] = time else { return None };
    let millis = match *parts {
        [] => 0,
        [b'.', a, b, c] => number(&[a, b, c])?,
        _ => return None,
    };
    let time = NaiveTime::from_hms_milli_opt(number(&[h0, h1])?, number(&[m0, m1])?, number(&[s0, s1])?, millis)?;
    Some(day(date)?.and_time(time))
}

fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit.wrapping_sub(b'0'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_the_formatter_reads() {
        for text in
            ["2026-03-02T05:00:00", "0001-01-01T00:00:00.001", "1969-12-31T23:59:59.999", "2028-02-29T12:34:56.780"]
        {
            let read: NaiveDateTime = text.parse().unwrap();
            assert_eq!(local(text.as_bytes()), Some(read), "{text}");
            let written = characters(read);
            assert!(std::str::from_utf8(&written).unwrap().starts_with(text), "{text}");
        }
        let odd = [
            "2026-02-30T05:00:00",
            "2026-03-02T24:00:00",
            "2026-03-02T05:60:00",
            "2026-03-02T05:00:60",
            "2026-0a-02T05:00:00",
            "+2026-03-02T05:00:00",
            "2026-03-02T05:00",
            "2026-03-02",
            "",
        ];
        for text in odd {
            assert_eq!(local(text.as_bytes()), None, "{text}");
        }
    }
}
