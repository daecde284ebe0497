//! Codes of the world outside: files that cannot be read, limits on size.

use crate::diag::code::codes;

codes! {
    FILE_UNREADABLE = "file-unreadable" error;
    FILE_TOO_LARGE = "file-too-large" error;
    /// It changed or went away between being listed and being read.
    FILE_CHANGED = "file-changed" error;
    FILE_NOT_UTF8 = "file-not-utf8" error;
    /// A text that a message takes from a file.
    TEXT_NOT_UTF8 = "text-not-utf8" error;
    /// The bytes of its path are no Unicode.
    PATH_NOT_UNICODE = "path-not-unicode" error;
    LINK_OUTSIDE = "link-outside" error;
    LINK_LOOP = "link-loop" error;
    TOO_MANY_FILES = "too-many-files" error;
    /// A campaign file beside `campaigns/`, where nobody reads it.
    CAMPAIGN_OUTSIDE = "campaign-outside" warning;
    NO_CAMPAIGNS = "no-campaigns" warning;
    /// Something that an older version of a journey reads, and that is declared otherwise by now.
    STILL_READ = "still-read" error;
    /// Something that journeys read and that people who are under way will not have.
    UNSET_UNDER_WAY = "unset-under-way" warning lint;

    /// An `allow` that answers no finding.
    UNUSED_ALLOW = "unused-allow" warning lint;
    /// An `allow` whose day has passed.
    ALLOW_EXPIRED = "allow-expired" warning lint;
}
