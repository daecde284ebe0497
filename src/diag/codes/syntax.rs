//! Codes of reading .danbi files.

use crate::diag::code::codes;

codes! {
    TEXT_TOO_LARGE = "text-too-large" error;
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
}
