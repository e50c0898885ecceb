//! Themes: add one, rename one, retire one.

use crate::administration::server_fns::SaveTheme;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use naast_dialogue::accounts::guarded::guarded;
use naast_domain::organisation::Theme;
use naast_ui::{
    field::Field,
    form::{Form, FormState, use_form},
    page::Narrow,
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
pub struct ThemesPage;

#[lazy_route]
impl LazyRoute for ThemesPage {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let ThemesPage = this;
        guarded(|| view! { <Themes /> }.into_any())
    }
}

#[component]
fn Themes() -> impl IntoView {
    let t = use_texts();
    let state = use_form::<SaveTheme>(None);
    let error = Signal::derive(move || state.error());
    let known = use_surroundings();
    Effect::new(move |_| {
        if state.is_done() {
            refresh_surroundings();
        }
    });
    view! {
        <Narrow title=t.themes()>
            <ErrorSummary error=error />
            <ul class="stack">{move || known.with(|known| known.themes.clone()).into_iter().map(|theme| view! { <Row theme=theme state=state /> }).collect_view()}</ul>
            <Form state=state class="card stack">
                <h2>{t.new_theme()}</h2>
                <Field name="name_nl" label=t.name_in_dutch() value=state.typed("name_nl", "") error=error />
                <Field name="name_en" label=t.name_in_english() value=state.typed("name_en", "") error=error />
                <div class="actions"><button class="button button--main">{t.add()}</button></div>
            </Form>
        </Narrow>
    }
}

#[component]
fn Row(theme: Theme, state: FormState<SaveTheme>) -> impl IntoView {
    let t = use_texts();
    let (dutch, english) = (format!("nl-{}", theme.id), format!("en-{}", theme.id));
    view! {
        <li class="card">
            <Form state=state class="stack gap-3" label=theme.name(t.0).to_owned()>
                <input type="hidden" name="id" value=theme.id.to_string() />
                <div class="field"><label for=dutch.clone()>{t.name_in_dutch()}</label> <input class="input" id=dutch name="name_nl" value=theme.name_nl /></div>
                <div class="field"><label for=english.clone()>{t.name_in_english()}</label> <input class="input" id=english name="name_en" value=theme.name_en /></div>
                <label class="check"><input type="checkbox" name="retired" value="1" checked=theme.is_retired /> " " <span>{t.retired()}</span></label>
                <div class="actions"><button class="button button--small">{t.save()}</button></div>
            </Form>
        </li>
    }
}
