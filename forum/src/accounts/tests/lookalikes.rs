//! Nobody else gets the name of who speaks for the organisation.

use crate::{
    Registration, Result, SessionToken,
    testing::{OFFERED, PASSWORD, World, both, refused},
};
use naast_domain::{
    flaw::Flaw,
    language::Language,
    members::Viewer,
    organisation::Organisation,
    refusal::Refusal,
};

async fn register(world: &World, number: usize, name: &str) -> Result<SessionToken> {
    let (email, password) = (format!("n{number}@example.org"), PASSWORD.to_owned());
    let input = Registration { email, name: name.into(), password, language: Language::Nl };
    world.forum.register(&format!("client {number}"), &input).await
}

async fn rename(world: &World, viewer: &Viewer, name: &str) -> Result<()> {
    world.forum.change_profile(viewer, name, "", None).await
}

both! {
    async fn a_name_that_reads_as_that_of_an_official_is_refused(world) {
        let (fatma, els) = (world.official("Fatma de Boer").await, world.moderator("Els Janmaat").await);
        let (nadia, anna) = (world.administrator("Nadia").await, world.citizen("Anna").await);
        let names = Organisation {
            name: "Gemeente Vechtdrecht".into(),
            short_name: "Vechtdrecht".into(),
            ..Organisation::default()
        };
        world.forum.change_organisation(&nadia, &OFFERED, &names).await.unwrap();
        let no = Refusal::field("name", Flaw::LooksOfficial);
        let official = [
            "Fatma de Boer", "fatma  de boer", "F\u{430}tma de Boer", "Fatma de B0er", "Els Janmaat", "EIs Janmaat",
            "Gemeente Vechtdrecht", "De gemeente Vechtdrecht!", "Vechtdrecht",
        ];
        for (number, name) in official.into_iter().enumerate() {
            assert_eq!(refused(register(&world, number, name).await), no, "{name}");
            assert_eq!(refused(rename(&world, &anna, name).await), no, "{name}");
        }
        for (number, name) in ["Fatma", "Fatma de Boers", "Anna uit Vechtdrecht", "Els"].into_iter().enumerate() {
            register(&world, 100 + number, name).await.unwrap();
        }
        rename(&world, &fatma, "Fatma De Boer").await.unwrap();
        assert_eq!(refused(rename(&world, &els, "Fatma de Boer").await), no, "not even a colleague");
    }
}
