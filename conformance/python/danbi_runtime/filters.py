"""Filters of texts, and how values print (plan.md: Texts, P-TEXT-3 to P-TEXT-5, P-TEXT-7)."""

from __future__ import annotations

from datetime import date

from .clock import Zone
from .values import TEXT, Decimal, Plain, Value, constant, local_date

MINOR_DIGITS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}
"""ISO 4217: digits of the minor unit; all others have two."""

MONTHS = "January February March April May June July August September October November December".split()

SYMBOLS = {"KRW": "₩", "USD": "$", "EUR": "€", "JPY": "¥"}
"""Before the amount, in every language that has no word behind it."""

UNITS = {"ko": {"KRW": "원", "USD": "달러", "JPY": "엔", "EUR": "유로"}, "ja": {"JPY": "円"}}
"""Behind the amount."""

ELLIPSIS = "…"

AFTER_VOWEL = frozenset("는 가 를 와 로 야 나 랑 여 라".split())
"""Particles behind a syllable without a final consonant; a pair may be written either way round."""

DIGIT_FINALS = ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", "")
"""The final consonants of 영 일 이 삼 사 오 육 칠 팔 구."""

LETTER_FINALS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
"""Those of Latin letters."""

TAKES = {
    "date": {"date", "local", "datetime"},
    "time": {"time", "local", "datetime"},
    "money": {"money"},
    "number": {"integer", "decimal"},
}
"""The types that a filter can print; the others take any."""

RIEUL = 8
"""The place of ㄹ among the final consonants of Hangul."""


def language(locale: str) -> str:
    """A locale without its region."""
    return locale.partition("-")[0]


def group(amount: Decimal) -> str:
    """Digits with a comma before every three."""
    whole, dot, fraction = str(amount).lstrip("-").partition(".")
    return ("-" if amount.units < 0 else "") + f"{int(whole):,}" + dot + fraction


def money(plain: Plain, locale: str) -> str:
    """An amount of money."""
    currency = plain["currency"]
    amount = Decimal(plain["minor"], MINOR_DIGITS.get(currency, 2))
    unit = UNITS.get(language(locale), {}).get(currency)
    if unit is not None:
        return group(amount) + unit
    if currency in SYMBOLS:
        sign = "-" if amount.units < 0 else ""
        return sign + SYMBOLS[currency] + group(Decimal(abs(amount.units), amount.digits))
    return f"{group(amount)} {currency}"


def day(value: date, style: str, locale: str) -> str:
    """A local day."""
    year, month, number = value.year, value.month, value.day
    match language(locale), style:
        case "ko", "short":
            return f"{year}. {month}. {number}."
        case "ko", "month_day":
            return f"{month}월 {number}일"
        case "ko", _:
            return f"{year}년 {month}월 {number}일"
        case "en", "short":
            return f"{MONTHS[month - 1][:3]} {number}, {year}"
        case "en", "month_day":
            return f"{MONTHS[month - 1]} {number}"
        case "en", _:
            return f"{MONTHS[month - 1]} {number}, {year}"
        case "ja", "short":
            return f"{year}/{month:02}/{number:02}"
        case "ja", "month_day":
            return f"{month}月{number}日"
        case "ja", _:
            return f"{year}年{month}月{number}日"
        case _, "month_day":
            return f"{month:02}-{number:02}"
        case _:
            return value.isoformat()


def number(plain: Plain, digits: int | None) -> str:
    """An integer or a decimal, rounded half up to so many digits."""
    amount = Decimal.parse(str(plain))
    return group(amount if digits is None else amount.with_digits(digits))


def truncate(text: str, most: int) -> str:
    """At most so many characters, the last of them an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + ELLIPSIS


def josa(text: str, pair: str) -> str:
    """The text with the particle that fits its last sound."""
    first, _, second = pair.partition("/")
    closed, open_ = (second, first) if first in AFTER_VOWEL else (first, second)
    final = _final(text)
    if final == "ㄹ" and closed == "으로":
        return text + open_
    return text + (closed if final else open_)


def _final(text: str) -> str:
    """The final consonant of the last letter, digit or `%`, as far as particles care (P-TEXT-10)."""
    for character in reversed(text):
        if "가" <= character <= "힣":
            place = (ord(character) - ord("가")) % 28
            return "ㄹ" if place == RIEUL else "ㄱ" if place else ""
        if character.isdecimal():
            return DIGIT_FINALS[int(character)]
        if character.isalpha() or character == "%":
            return LETTER_FINALS.get(character.lower(), "")
    return ""


def printed(value: Value, locale: str, zone: Zone) -> str:
    """A value without a filter (P-TEXT-4)."""
    match value.type["type"]:
        case "money":
            return money(value.plain, locale)
        case "percent":
            amount = str(Decimal(value.plain, 2)).rstrip("0").rstrip(".")
            return f"{amount}%"
        case "datetime":
            return local_date(value, zone).isoformat()
        case _:
            return str(value.plain)


def apply(name: str, args: list[dict[str, Plain]], value: Value | None, locale: str, zone: Zone) -> Value | None:
    """One filter; an unset value goes through all but `default` (P-TEXT-5). What a filter cannot print is as unset."""
    if name == "default":
        return constant(args[0]) if value is None else value
    if value is None or value.type["type"] not in TAKES.get(name, {value.type["type"]}):
        return None
    first = constant(args[0]).plain if args else None
    match name:
        case "date":
            return _text(day(local_date(value, zone).date(), first or "long", locale))
        case "time":
            clock = value.plain if value.type["type"] == "time" else local_date(value, zone).time().isoformat()
            return _text(clock[:5])
        case "money":
            return _text(money(value.plain, locale))
        case "number":
            return _text(number(value.plain, first))
        case "truncate":
            return _text(truncate(printed(value, locale, zone), int(first or 0)))
        case _:
            return _text(josa(printed(value, locale, zone), str(first)))


def _text(text: str) -> Value:
    return Value(text, TEXT)
