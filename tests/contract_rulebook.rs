//! The rulebook holds together: names agree with those of the types, figures make sense.

use std::collections::BTreeSet;

use danbi::rulebook::{self, Advertising, FieldKind, Unit};
use danbi::types::{BUILT_IN_CHANNELS, RETIRED_CHANNELS, TimeOfDay};

#[test]
fn every_built_in_channel_has_rules_and_the_other_way_round() {
    let names = rulebook::CHANNELS.map(|channel| channel.name);
    assert_eq!(names, BUILT_IN_CHANNELS);
    for (retired, instead) in RETIRED_CHANNELS {
        assert_eq!(rulebook::retired_channel(retired).map(|channel| channel.instead), Some(instead));
        assert!(rulebook::channel(retired).is_none() && rulebook::channel(instead).is_some());
    }
}

#[test]
fn formats_and_fields_are_named_once_and_counted_sensibly() {
    for channel in rulebook::CHANNELS {
        let formats: BTreeSet<&str> = channel.formats.iter().map(|format| format.name).collect();
        assert_eq!(formats.len(), channel.formats.len(), "{}", channel.name);
        assert!(!channel.formats.is_empty() && !channel.cite.source.is_empty());
        for format in channel.formats {
            let names: BTreeSet<&str> = format.fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), format.fields.len(), "{} {}", channel.name, format.name);
            assert!(format.fields.iter().any(|field| field.is_required()), "{} {}", channel.name, format.name);
            for field in format.fields {
                assert!(field.least <= field.most && field.most > 0, "{}.{}", channel.name, field.name);
                assert!(field.limit.is_none_or(|limit| limit.most > 0));
                assert!(field.kind != FieldKind::ImageUrl || field.limit.is_none(), "{}.{}", channel.name, field.name);
            }
            assert!(format.buttons.is_none_or(|buttons| buttons.least <= buttons.most && buttons.most > 0));
        }
    }
}

#[test]
fn figures_that_campaigns_lean_on() {
    let limit = |channel: &str, format: Option<&str>, field: &str| {
        let limit = rulebook::channel(channel)?.format(format)?.field(field)?.limit?;
        Some((limit.most, limit.unit))
    };
    assert_eq!(limit("lms", None, "body"), Some((2_000, Unit::EucKrBytes)));
    assert_eq!(limit("alimtalk", None, "body"), Some((1_000, Unit::Utf16)));
    assert_eq!(limit("alimtalk", Some("item_list"), "body"), Some((700, Unit::Utf16)));
    assert_eq!(limit("brand_message", None, "body"), Some((1_300, Unit::Utf16)));
    assert_eq!(limit("brand_message", Some("wide"), "body"), Some((76, Unit::Utf16)));
    let carousel =
        rulebook::channel("brand_message").and_then(|channel| channel.format(Some("carousel_commerce"))).unwrap();
    assert!(carousel.field("card_title_6").is_some_and(|field| field.name == "card_title"));
    for name in ["card_title_0", "card_title_7", "card_title_06", "card_title_", "header_1"] {
        assert!(carousel.field(name).is_none(), "{name}");
    }
    assert_eq!(rulebook::channel("alimtalk").map(|channel| channel.advertising), Some(Advertising::Never));
    assert_eq!(rulebook::channel("brand_message").map(|channel| channel.formats.len()), Some(8));
}

#[test]
fn hours_and_fatigue_name_channels_that_exist() {
    let night = rulebook::quiet_rules().iter().find(|rule| rule.name == "kr-night-ad").unwrap();
    assert_eq!(Some(night.closed.start), TimeOfDay::new(21, 0));
    assert!(night.reach.includes("push") && !night.reach.includes("email"));
    for limit in rulebook::fatigue() {
        assert!(limit.channel.is_none_or(|name| rulebook::channel(name).is_some()), "{limit:?}");
        assert!(limit.warn.is_some() || limit.error.is_some(), "{limit:?}");
        assert!(limit.warn.zip(limit.error).is_none_or(|(warn, error)| warn < error), "{limit:?}");
    }
}
