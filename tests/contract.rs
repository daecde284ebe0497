//! Reads `danbi.toml` and `schema/*.toml`: what the samples say, and that no input stops the readers.

use danbi::diag::{Diagnostic, Sink};
use danbi::schema::{self, ConsentKind, Schema};
use danbi::settings::{self, Settings};
use danbi::text::FileId;
use danbi::types::{Duration, Ty};

fn schema_of(files: &[&str]) -> (Schema, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let files: Vec<(FileId, &str)> = (0..).map(FileId).zip(files.iter().copied()).collect();
    let schema = schema::read(&files, &mut sink);
    (schema, sink.into_sorted())
}

fn settings_of(text: &str) -> (Settings, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let settings = settings::read(FileId(0), text, &mut sink);
    (settings, sink.into_sorted())
}

const SHOP_SCHEMA: &str = include_str!("../campaigns/shop/schema/shop.toml");
const SHOP_SETTINGS: &str = include_str!("../campaigns/shop/danbi.toml");

#[test]
fn the_sample_schema_is_read_whole() {
    let (schema, found) = schema_of(&[SHOP_SCHEMA]);
    assert_eq!(found, []);
    let order = &schema.events["order_completed"];
    assert_eq!(order.minimum_gap, Some(Duration::exact(10)));
    let Ty::Enum(status) = &order.properties["status"].field.ty else { panic!("status is an enum") };
    assert_eq!(status.name, "order_completed.status");
    assert_eq!(schema.attribute("tier").map(|tier| tier.ty.is_ordered()), Some(true));
    assert_eq!(schema.consents["cart_reminders"].kind, ConsentKind::Topic);
    assert_eq!(schema.content["recommended"].max, 10);
    assert_eq!(schema.webhooks["notify_store"].parameters.len(), 1);
}

#[test]
fn the_sample_settings_are_read_whole() {
    let (settings, found) = settings_of(SHOP_SETTINGS);
    assert_eq!(found, []);
    assert_eq!((settings.name.as_str(), settings.zone.as_str()), ("shop", "Asia/Seoul"));
    assert_eq!(settings.channels["alimtalk"].fallback_after, Some(Duration::exact(600)));
    assert_eq!(settings.constants["brand"]["name"].text, "예시몰");
    assert_eq!(settings.runtime.horizon, Duration::exact(7 * 86_400));
    assert_eq!(settings.links.tracking.len(), 2);
}
