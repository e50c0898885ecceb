//! Who is there: officials, their manager, an administrator and citizens; what the organisation stands for.

use crate::forum::PASSWORD;
use naast_domain::{
    ids::{MemberId, ThemeId, ValueId},
    language::Language,
    members::{Office, Role, Roles, SignedIn, Viewer},
    organisation::value::ValueInput,
    translated::TypedTexts,
};
use naast_forum::Forum;

/// How many officials there are. The first one is who looks.
pub const OFFICIALS: usize = 6;
/// How many citizens there are; in copies each has others.
pub const CITIZENS: usize = 40;
/// The address of the official who looks.
pub const LOOKS: &str = "official0@example.org";

/// Everybody, and what can be chosen from.
pub struct Cast {
    pub officials: Vec<Viewer>,
    pub manager: Viewer,
    pub citizens: Vec<Viewer>,
    pub themes: Vec<ThemeId>,
    pub values: Vec<ValueId>,
    /// Who joined last of those who work there: they are the same in all copies.
    pub staff: MemberId,
}

impl Cast {
    /// Everybody joins.
    pub async fn gather(forum: &Forum) -> Self {
        let administrator = join(forum, "administrator0", Roles { administrator: true, ..Roles::default() }).await;
        let office = Roles { official: true, ..Roles::default() };
        let mut officials = Vec::new();
        for number in 0..OFFICIALS {
            officials.push(join(forum, &format!("official{number}"), office).await);
        }
        let manager = join(forum, MANAGER, office).await;
        let staff = manager.id().expect("a member");
        let mut citizens = Vec::new();
        for number in 0..CITIZENS {
            citizens.push(join(forum, &format!("citizen{number}"), Roles::default()).await);
        }
        let (mut themes, mut values) = (Vec::new(), Vec::new());
        for name in ["Groen", "Verkeer", "Spelen", "Samen"] {
            themes.push(forum.save_theme(&administrator, &DUTCH, None, &in_dutch(name), false).await.expect("a theme"));
        }
        for (kind, name) in
            [("value", "Veilig"), ("value", "Eerlijk"), ("goal", "Groene buurten"), ("goal", "Ontmoeten")]
        {
            let sentence = in_dutch(&format!("Wij staan voor {name}."));
            let input = ValueInput { kind: kind.to_owned(), name: in_dutch(name), sentence };
            values.push(forum.save_value(&administrator, &DUTCH, None, &input, false).await.expect("a value"));
        }
        forum.save_interests(&officials[0], &themes[..2], "Noord").await.expect("interests");
        Self { officials, manager, citizens, themes, values, staff }
    }
}

const MANAGER: &str = "manager0";

/// What the organisation writes is in Dutch.
const DUTCH: [Language; 1] = [Language::Nl];

fn in_dutch(text: &str) -> TypedTexts {
    TypedTexts::from([(Language::Nl, text)])
}

/// Somebody joins, with these roles.
async fn join(forum: &Forum, name: &str, roles: Roles) -> Viewer {
    let email = format!("{name}@example.org");
    let id = forum.operator_add_member(&email, name, PASSWORD).await.expect("a member");
    let office = Office { function: "Gebiedsmaker".to_owned(), department: "Openbare ruimte".to_owned() };
    for role in roles.iter() {
        let office = Some(&office).filter(|_| role == Role::Official);
        forum.operator_grant(&email, role, office).await.expect("a role");
    }
    let is_manager = name == MANAGER;
    if is_manager {
        forum.operator_set_manager(&email, true).await.expect("a manager");
    }
    Viewer::Member(Box::new(SignedIn {
        id,
        name: name.to_owned(),
        roles,
        office: roles.official.then_some(office),
        is_manager,
        suspended_until: None,
        joined_at: forum.clock().now(),
        language: None,
        signed_in_at: forum.clock().now(),
    }))
}
