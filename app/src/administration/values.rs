//! Values and goals: add one, change one, retire one.

use leptos::prelude::*;
use naast_dialogue::{
    accounts::guarded::Setting,
    organisation::values_fns::{ReadValues, SaveValue},
};
use naast_domain::organisation::value::{Value, ValueKind};
use naast_ui::{
    field::{Choice, Kind},
    form::{Form, use_form},
    loaded::{Loaded, use_asked_again},
    surroundings::use_texts,
    translated::{TranslatedFields, typed_in},
    view,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
#[component]
pub fn ValuesEditor() -> impl IntoView {
    let changed = RwSignal::new(0_usize);
    let values = use_asked_again(move || changed.get().to_string(), || ReadValues {});
    let t = use_texts();
    view! {
        <Setting title=t.values()>
            <p class="lede">{t.values_admin_lede()}</p>
            <Loaded
                asked=values
                show=move |values| {
                    view! {
                        <ul class="stack">
                            {values
                                .into_iter()
                                .map(|value| view! { <Row value=value changed=changed /> })
                                .collect_view()}
                        </ul>
                        <section class="card stack" aria-labelledby="new-value">
                            <h2 id="new-value">{t.new_value()}</h2>
                            <ValueForm value=None changed=changed />
                        </section>
                    }
                }
            />
        </Setting>
    }
}

fn kind_name(t: naast_ui::texts::Texts, kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Value => t.value_is_value(),
        ValueKind::Goal => t.value_is_goal(),
    }
}

#[component]
fn Row(value: Value, changed: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    let retired = value.is_retired.then(|| {
        view! {
            " "
            <span class="tag">{t.retired()}</span>
        }
    });
    view! {
        <li class="card">
            <details class="disclose">
                <summary>
                    <b>{value.name(t.0).to_owned()}</b>
                    " "
                    <span class="tag">{kind_name(t, value.kind)}</span>
                    {retired}
                </summary>
                <ValueForm value=Some(value) changed=changed />
            </details>
        </li>
    }
}

#[component]
fn ValueForm(value: Option<Value>, changed: RwSignal<usize>) -> impl IntoView {
    let t = use_texts();
    let id = value.as_ref().map(|value| value.id.to_string()).unwrap_or_default();
    let prefix = format!("v{id}-");
    let state = use_form::<SaveValue>(Some(("id", id.clone())));
    let error = state.errors();
    state.when_done(move || changed.update(|count| *count += 1));
    let label = value.as_ref().map_or(t.new_value(), |value| value.name(t.0)).to_owned();
    let kind = value.as_ref().map_or(ValueKind::Value, |value| value.kind).word();
    let kinds = ValueKind::ALL.iter().map(move |kind| (kind.word().to_owned(), kind_name(t, *kind).to_owned()));
    let (name, sentence) = value.as_ref().map(|value| (value.name.clone(), value.sentence.clone())).unwrap_or_default();
    let retired = value.as_ref().map(|value| value.is_retired);
    view! {
        <Form state=state class="stack gap-5" label=label>
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="id" value=id />
            <Choice
                name="kind"
                label=t.value_kind()
                options=kinds.collect()
                value=state.typed("kind", kind)
                error=error
                prefix=prefix.clone()
            />
            <TranslatedFields
                name="name"
                label=t.label_name()
                values=typed_in(state, "name", &name)
                error=error
                prefix=prefix.clone()
            />
            <TranslatedFields
                name="sentence"
                label=t.in_one_sentence()
                kind=Kind::Lines(2)
                values=typed_in(state, "sentence", &sentence)
                error=error
                prefix=prefix.clone()
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
                <button class="button button--main">{if retired.is_some() { t.save() } else { t.add() }}</button>
            </div>
        </Form>
    }
}
