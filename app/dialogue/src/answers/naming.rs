//! Any answer can name a rule in the way: one of the register, or a new one.

use crate::answers::{form::typed, server_fns::PostAnswer};
use leptos::prelude::*;
use naast_domain::obstacles::NamedRule;
use naast_ui::{
    error::AppError,
    field::{Choice, Field, Kind},
    form::FormState,
    icon::{BARRIER, Icon},
    surroundings::use_texts,
    view,
};

/// The folded part of the reply form; open when something stands in it.
#[component]
pub fn NamingFields(
    rules: Vec<NamedRule>,
    state: FormState<PostAnswer>,
    error: Signal<Option<AppError>>,
    prefix: &'static str,
) -> impl IntoView {
    let t = use_texts();
    let name = |field: &str| format!("obstacle[{field}]");
    let line = move |field: &str, label: &'static str, hint: &'static str, kind: Kind| {
        view! {
            <Field
                name=name(field)
                label=label
                hint=hint
                kind=kind
                value=typed(state, &name(field))
                error=error
                prefix=prefix
            />
        }
    };
    let is_open =
        ["chosen", "rule", "citation", "link", "blocks"].iter().any(|field| !typed(state, &name(field)).is_empty());
    let options: Vec<_> = std::iter::once((String::new(), t.no_rule_chosen().to_owned()))
        .chain(rules.into_iter().map(|rule| (rule.id.to_string(), rule.rule)))
        .collect();
    let choice = (options.len() > 1).then(|| {
        view! {
            <Choice
                name=name("chosen")
                label=t.label_chosen_rule()
                options=options
                value=typed(state, &name("chosen"))
                error=error
                prefix=prefix
            />
        }
    });
    view! {
        <details class="disclose" open=is_open>
            <summary>
                <Icon drawing=BARRIER />
                " "
                {t.rule_in_answer()}
            </summary>
            <div class="stack gap-3">
                <p class="soft">{t.rule_in_answer_hint()}</p>
                {choice}
                {line("rule", t.label_new_rule(), t.heard_hint(), Kind::Line)}
                {line("blocks", t.label_blocks(), t.blocks_hint(), Kind::Lines(2))}
                {line("citation", t.label_citation(), t.citation_hint(), Kind::Line)}
                {line("link", t.label_link(), t.link_hint(), Kind::Line)}
            </div>
        </details>
    }
}
