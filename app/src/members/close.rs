//! Leaving: what stays and what goes is said beforehand, and chosen.

use leptos::prelude::*;
use naast_dialogue::accounts::{enter::CurrentPassword, server_fns::CloseAccount};
use naast_ui::{
    form::{folded::FoldedForm, use_form},
    icon::MINUS,
    surroundings::{refresh_surroundings, use_texts},
    view,
};

/// The form to close one's account.
#[component]
pub fn CloseForm(has_password: bool) -> impl IntoView {
    let t = use_texts();
    let state = use_form::<CloseAccount>(None);
    let error = state.errors();
    let withdraws = state.typed("contributions", "keep") == "withdraw";
    state.when_done(refresh_surroundings);
    view! {
        <FoldedForm state=state icon=MINUS words=t.close_account() prefix="close-">
            <p>{t.close_account_hint()}</p>
            <fieldset class="choices">
                <legend>{t.close_question()}</legend>
                <label class="choice">
                    <input type="radio" name="contributions" value="keep" checked=!withdraws />
                    " "
                    <span>{t.close_keep()}</span>
                </label>
                <label class="choice">
                    <input type="radio" name="contributions" value="withdraw" checked=withdraws />
                    " "
                    <span>{t.close_withdraw()}</span>
                </label>
            </fieldset>
            <CurrentPassword is_asked=has_password error=error prefix="close-" />
        </FoldedForm>
    }
}
