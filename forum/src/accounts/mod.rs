//! Accounts: registering, signing in, recovery, limits on tries, and how somebody appears beside what they wrote.

mod sql;

pub(crate) mod attempts;
pub(crate) mod bylines;
pub(crate) mod drafts;
pub(crate) mod lookalikes;
pub(crate) mod passwords;
mod recovery;
pub(crate) mod registration;
pub(crate) mod secrets;
pub(crate) mod sessions;
mod sealing;
mod signing;

/// What other rooms may ask of the rows of members.
pub(crate) mod members {
    #[cfg(test)]
    pub(crate) use super::sql::members::insert;
    pub(crate) use super::sql::members::{
        Member, close, closing, count_administrators, count_contributions, count_moderators, find, find_by_email,
        in_order, list, moderators, set_closing, update_language, update_manager, update_office, update_password,
        update_role, update_suspension,
    };
}

/// What other rooms may ask of the rows of accounts elsewhere.
pub(crate) mod sign_ons {
    pub(crate) use super::sql::sign_ons::{find, forget, insert, of, set_roles, unlink};
}

/// What other rooms may ask of the rows of invitations to take on a role.
pub(crate) mod invitations {
    pub(crate) use super::sql::invitations::{New, Row, delete, due, find, insert, mailed, open, sweep};
}

/// What other rooms may ask of the rows of profiles.
pub(crate) mod profiles {
    pub(crate) use super::sql::profiles::{
        contributions, give_name_back, set_asked, set_hidden, text, update, update_about, withhold_name,
    };
}

#[cfg(test)]
pub(crate) mod tests;
