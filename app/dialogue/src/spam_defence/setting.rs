//! When browsers of strangers work, for administrators.

use crate::spam_defence::server_fns::{ChangeDefence, ReadDefence};
use leptos::prelude::*;
use naast_domain::spam_defence::arrival::Defence;
use naast_ui::{
    form::{Form, use_form},
    icon::{CHECK, Icon},
    loaded::{Loaded, use_asked},
    surroundings::use_texts,
    texts::Texts,
    view,
    wrong::ErrorSummary,
};

const fn words(t: Texts, defence: Defence) -> (&'static str, &'static str) {
    match defence {
        Defence::Auto => (t.defence_auto(), t.defence_auto_hint()),
        Defence::On => (t.defence_on(), t.defence_on_hint()),
        Defence::Off => (t.defence_off(), t.defence_off_hint()),
    }
}

/// The setting.
#[component]
pub fn DefenceSetting() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<ChangeDefence>(None);
    let error = state.errors();
    let asked = use_asked(|| ReadDefence {});
    view! {
        <Loaded
            asked=asked
            show=move |now| {
                let chosen = state.typed("wanted", now.word());
                let choices = Defence::ALL
                    .iter()
                    .map(|defence| {
                        let (name, hint) = words(t, *defence);
                        view! {
                            <label class="choice">
                                <input
                                    type="radio"
                                    name="wanted"
                                    value=defence.word()
                                    checked=defence.word() == chosen
                                />
                                " "
                                <span>{name} " " <small>{hint}</small></span>
                            </label>
                        }
                    })
                    .collect_view();
                view! {
                    <Form state=state class="card stack">
                        <h2>{t.defence_title()}</h2>
                        <p>{t.defence_hint()}</p>
                        <ErrorSummary error=error prefix="defence-" />
                        <fieldset class="choices">
                            <legend>{t.defence_when()}</legend>
                            {choices}
                        </fieldset>
                        <div class="actions">
                            <button class="button">{t.save()}</button>
                        </div>
                        <div role="status">
                            {move || {
                                state
                                    .is_done()
                                    .then(|| {
                                        view! {
                                            <p class="notice notice--kept">
                                                <Icon drawing=CHECK />
                                                " "
                                                {t.saved()}
                                            </p>
                                        }
                                    })
                            }}
                        </div>
                    </Form>
                }
            }
        />
    }
}
