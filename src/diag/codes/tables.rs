//! Codes of TOML files, whichever they are: their syntax, their keys, the kinds of their values.

use crate::diag::code::codes;

codes! {
    TOML_TOO_LARGE = "toml-too-large" error;
    TOML_TOO_DEEP = "toml-too-deep" error;
    TOML_BARE_KEY = "toml-bare-key" error;
    TOML_DUPLICATE_KEY = "toml-duplicate-key" error;
    TOML_UNCLOSED = "toml-unclosed" error;
    TOML_MISSING_EQUALS = "toml-missing-equals" error;
    TOML_MISSING_COMMA = "toml-missing-comma" error;
    TOML_MISSING_VALUE = "toml-missing-value" error;
    TOML_TWO_ON_ONE_LINE = "toml-two-on-one-line" error;
    TOML_BAD_ESCAPE = "toml-bad-escape" error;
    TOML_UNQUOTED_TEXT = "toml-unquoted-text" error;
    TOML_SYNTAX = "toml-syntax" error;
    UNKNOWN_KEY = "unknown-key" error;
    MISSING_KEY = "missing-key" error;
    WRONG_VALUE_TYPE = "wrong-value-type" error;
    VALUE_OUT_OF_RANGE = "value-out-of-range" error;
    EMPTY_TEXT = "empty-text" error;
    REPEATED_VALUE = "repeated-value" error;
    NO_VALUES = "no-values" error;
    TOO_MANY_VALUES = "too-many-values" error;
    UNKNOWN_CHOICE = "unknown-choice" error;
    BAD_DURATION = "bad-duration" error;
    DURATION_OUT_OF_RANGE = "duration-out-of-range" error;
    BAD_CURRENCY = "bad-currency" error;
    BAD_NAME = "bad-name" error;
    RESERVED_NAME = "reserved-name" error;
}
