//! Themes: add one, rename one, retire one.

use crate::administration::server_fns::SaveTheme;
use leptos::prelude::*;
use naast_dialogue::accounts::guarded::Setting;
use naast_domain::organisation::Theme;
use naast_ui::{
    form::{Form, use_form},
    surroundings::{refresh_surroundings, use_surroundings, use_texts},
    translated::{TranslatedFields, typed_in},
    view,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn ThemesPage() -> impl IntoView {
    let t = use_texts();
    let known = use_surroundings();
    let themes = Memo::new(move |_| known.with(|known| known.themes.all()));
    view! {
        <Setting title=t
            .themes()>
            {move || {
                let themes = themes.get();
                view! {
                    <ul class="stack">
                        {themes
                            .into_iter()
                            .map(|theme| {
                                view! {
                                    <li class="card">
                                        <ThemeForm theme=Some(theme) />
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                    <section class="card stack" aria-labelledby="new-theme">
                        <h2 id="new-theme">{t.new_theme()}</h2>
                        <ThemeForm theme=None />
                    </section>
                }
            }}
        </Setting>
    }
}

/// The form of a theme, or of a new one.
#[component]
fn ThemeForm(theme: Option<Theme>) -> impl IntoView {
    let t = use_texts();
    let id = theme.as_ref().map(|theme| theme.id.to_string()).unwrap_or_default();
    let prefix = format!("theme{id}-");
    let state = use_form::<SaveTheme>(Some(("id", id.clone())));
    let error = state.errors();
    state.when_done(refresh_surroundings);
    let label = theme.as_ref().map_or(t.new_theme(), |theme| theme.name(t.0)).to_owned();
    let retired = theme.as_ref().map(|theme| theme.is_retired);
    let name = theme.map(|theme| theme.name).unwrap_or_default();
    let (button, text) = match retired {
        Some(_) => ("button button--small", t.save()),
        None => ("button button--main", t.add()),
    };
    view! {
        <Form state=state class="stack gap-3" label=label>
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="id" value=id />
            <TranslatedFields
                name="name"
                label=t.label_name()
                values=typed_in(state, "name", &name)
                error=error
                prefix=prefix
            />
            {retired
                .map(|is_retired| {
                    view! {
                        <label class="check">
                            <input type="checkbox" name="retired" value="1" checked=is_retired />
                            " "
                            <span>{t.retired()}</span>
                        </label>
                    }
                })}
            <div class="actions">
                <button class=button>{text}</button>
            </div>
        </Form>
    }
}
