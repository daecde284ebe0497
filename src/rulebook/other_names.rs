//! What people and other tools call channels.

/// Other names, and the channels they mean. Kakao has two: one for advertising and one for notices.
static OTHERS: [(&[&str], &[&str]); 8] = [
    (
        &["kakao", "kakaotalk", "kakao_talk", "kakao_message", "카카오", "카카오톡", "카톡"],
        &["brand_message", "alimtalk"],
    ),
    (&["브랜드메시지", "브랜드_메시지", "brandtalk", "kakao_brand_message"], &["brand_message"]),
    (&["알림톡", "alim_talk", "notice_talk"], &["alimtalk"]),
    (&["문자", "text", "text_message"], &["sms"]),
    (&["장문", "장문문자"], &["lms"]),
    (&["이메일", "메일", "mail", "e_mail"], &["email"]),
    (&["푸시", "push_notification", "app_push", "mobile_push"], &["push"]),
    (&["인앱", "in_app_message", "inapp_message"], &["in_app"]),
];

/// The channels that another name means.
pub fn channel_by_other_name(name: &str) -> Option<&'static [&'static str]> {
    OTHERS.iter().find(|(names, _)| names.contains(&name)).map(|(_, channels)| *channels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_mean_channels_that_exist_and_are_none_themselves() {
        for (names, channels) in OTHERS {
            assert!(channels.iter().all(|name| crate::rulebook::channel(name).is_some()), "{channels:?}");
            assert!(names.iter().all(|name| crate::rulebook::channel(name).is_none()), "{names:?}");
        }
        assert_eq!(channel_by_other_name("카톡"), Some(["brand_message", "alimtalk"].as_slice()));
        assert_eq!(channel_by_other_name("push"), None);
    }
}
