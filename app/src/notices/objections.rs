//! What whoever reads something can do against it, next to it.

use crate::cases::aside::HelpButton;
use leptos::prelude::*;
use naast_domain::measures::Subject;
use naast_ui::{
    paths::{case_address, notice_address},
    surroundings::use_texts,
    view,
};

/// What of it the reader may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// Each is something of its own to do; none excludes another.
#[allow(clippy::struct_excessive_bools)]
pub struct MayObject {
    pub report: bool,
    pub file_notice: bool,
    pub call_for_help: bool,
    pub moderate: bool,
}

/// Reporting it, filing a notice that it is against the law, asking a moderator for help, and moderating it. Search engines
/// need not follow the link to the notice.
#[component]
pub fn Objections(subject: Subject, may: MayObject) -> impl IntoView {
    let MayObject { report, file_notice, call_for_help, moderate } = may;
    let t = use_texts();
    view! {
        {report
            .then(|| {
                view! {
                    <a class="quiet" href=format!("{}/report", subject.path())>
                        {t.report()}
                    </a>
                }
            })}
        {file_notice
            .then(|| {
                view! {
                    <a class="quiet" href=notice_address(subject.location()) rel="nofollow">
                        {t.notice_link()}
                    </a>
                }
            })}
        {call_for_help.then(|| view! { <HelpButton subject=subject /> })}
        {moderate
            .then(|| {
                view! {
                    <a class="quiet" href=case_address(subject)>
                        {t.moderate()}
                    </a>
                }
            })}
    }
}
