//! Codes of reading .danbi files.

use crate::diag::code::codes;

codes! {
    NESTED_TOO_DEEP = "nested-too-deep" error;
    CHAIN_TOO_LONG = "chain-too-long" error;
    HIDDEN_CHARACTER = "hidden-character" error;
    UNEXPECTED = "unexpected" error;
    RESERVED_WORD = "reserved-word" error;
    NUMBER_TOO_LARGE = "number-too-large" error;
    TOO_MANY_DECIMALS = "too-many-decimals" error;
    INVALID_TIME = "invalid-time" error;
    INVALID_DATE = "invalid-date" error;
    SINGLE_QUOTES = "single-quotes" error;
    UNKNOWN_ESCAPE = "unknown-escape" error;
    MISSING_WINDOW = "missing-window" error;
    AGGREGATE_WITHOUT_PROPERTY = "aggregate-without-property" error;
    USELESS_BINDING = "useless-binding" error;
    HEADER_AFTER_STEP = "header-after-step" error;
    TEST_ORDER = "test-order" error;
    CONTENT_NOT_RECORD = "content-not-record" error;
    LOAD_WITHOUT_OTHERWISE = "load-without-otherwise" error;
    TEMPLATE_COMMENT = "template-comment" error;
    STRAY_CLOSE = "stray-close" error;
    PLACEHOLDER_LINE_END = "placeholder-line-end" error;
    STRAY_TAG = "stray-tag" error;
    UNCLOSED_TAG = "unclosed-tag" error;
    TRIMMED_TAG = "trimmed-tag" error;
    UNCLOSED_PLACEHOLDER = "unclosed-placeholder" error;
    UNKNOWN_TAG = "unknown-tag" error;
    PLACEHOLDER_FORM = "placeholder-form" error;
    DOUBLE_QUOTES = "double-quotes" error;
    QUOTE_IN_TEXT = "quote-in-text" error;
    UNCLOSED_STRING = "unclosed-string" error;
    MISSING_QUOTES = "missing-quotes" error;
    /// A value in quotes where no text can stand.
    QUOTED_VALUE = "quoted-value" error;
    /// Parts of a line in another order than they are read in.
    PART_ORDER = "part-order" error;
    /// A declaration without a name.
    MISSING_NAME = "missing-name" error;
    /// `journey 찜-회복 {`
    NAME_FORM = "name-form" error;
    FULL_WIDTH = "full-width" error;
    COMMENT_STYLE = "comment-style" error;
    STRAY_SEPARATOR = "stray-separator" error;
    MISSING_COLON = "missing-colon" error;
    /// `wait 5d {`
    MISSING_UP_TO = "missing-up-to" error;
    MISSING_COMMA = "missing-comma" error;
    MISSING_EQUALS = "missing-equals" error;
    MISSING_ARROW = "missing-arrow" error;
    SIGN_AFTER_KEYWORD = "sign-after-keyword" error;
    LOGICAL_SIGN = "logical-sign" error;
    COMPARISON_SIGN = "comparison-sign" error;
    RANGE_FORM = "range-form" error;
    MONEY_FORM = "money-form" error;
    MISSING_CURRENCY = "missing-currency" error;
    NUMBER_COMMA = "number-comma" error;
    /// `limit 1회 per 30d`
    COUNTING_WORD = "counting-word" error;
    MISSING_PERCENT = "missing-percent" error;
    MINUTES_OR_MONTHS = "minutes-or-months" error;
    UNKNOWN_UNIT = "unknown-unit" error;
    SPACED_DURATION = "spaced-duration" error;
    MISSING_UNIT = "missing-unit" error;
    TIME_FORM = "time-form" error;
    DATE_FORM = "date-form" error;
    ONCE_WITH_PERIOD = "once-with-period" error;
    MISSING_BLOCK = "missing-block" error;
    MISSING_BRACE = "missing-brace" error;
    EXTRA_BRACE = "extra-brace" error;
    MISSING_BRACKET = "missing-bracket" error;
    /// `exit order_completed`
    MISSING_ON = "missing-on" error;
    CAPITAL_KEYWORD = "capital-keyword" error;
    MISSPELT_WORD = "misspelt-word" error;
    UNKNOWN_DECLARATION = "unknown-declaration" error;

    // What Danbi refuses on purpose.
    NO_JUMPS = "no-jumps" error;
    NO_LOOPS = "no-loops" error;
    NO_PARALLEL_BRANCHES = "no-parallel-branches" error;
    NO_SUB_JOURNEYS = "no-sub-journeys" error;
    /// A wait whose length would come from data.
    WAIT_FROM_DATA = "wait-from-data" error;
    NO_ARITHMETIC = "no-arithmetic" error;
    NO_FUNCTIONS = "no-functions" error;
    NO_IMPORTS = "no-imports" error;
    /// A send that would set the caps aside.
    CAPS_ALWAYS_HOLD = "caps-always-hold" error;
    /// An experiment that would change its shares by itself.
    NO_AUTOMATIC_WINNER = "no-automatic-winner" error;
}
