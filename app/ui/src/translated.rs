//! A text that the organisation writes, with a field for each language that the forum offers.

use crate::{
    error::AppError,
    field::{Field, Kind},
    form::FormState,
    surroundings::{use_surroundings, use_texts},
    view,
};
use leptos::{prelude::*, server_fn::ServerFn};
use naast_domain::{
    language::Language,
    translated::{Translated, field_in},
};

/// What the fields begin with: what was typed before the page was rendered again, else what is kept.
pub fn typed_in<S>(state: FormState<S>, name: &str, kept: &Translated) -> Vec<(Language, String)>
where
    S: ServerFn<Error = AppError>,
{
    let offered = use_surroundings().with_untracked(|known| known.languages.clone());
    let typed = |language: Language| state.typed(&field_in(name, language.tag()), kept.written(language));
    offered.into_iter().map(|language| (language, typed(language))).collect()
}

/// The fields: `name[nl]`, `name[en]`. Which language each is in is only said where there are several.
#[component]
pub fn TranslatedFields(
    name: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(optional)] kind: Kind,
    /// As `typed_in` says.
    values: Vec<(Language, String)>,
    /// What went wrong with the form.
    error: Signal<Option<AppError>>,
    #[prop(optional, into)] prefix: String,
) -> impl IntoView {
    let t = use_texts();
    let offered: Vec<_> = values.iter().map(|(language, _)| *language).collect();
    let fields = values.into_iter().map(|(language, value)| {
        let label = if offered.len() > 1 { t.label_in(label, language) } else { label.to_owned() };
        let instead = language.read_instead(&offered).map(|instead| t.read_instead(t.0.name_of(instead)));
        let hint = format!("{hint} {}", instead.unwrap_or_default()).trim().to_owned();
        let lang = (language != t.0).then(|| language.tag());
        view! {
            <Field
                name=field_in(name, language.tag())
                label=label
                hint=hint
                kind=kind
                value=value
                error=error
                prefix=prefix.clone()
                lang=lang
            />
        }
    });
    fields.collect_view()
}
