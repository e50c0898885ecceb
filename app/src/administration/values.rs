//! Values and goals: add one, change one, retire one.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use naast_dialogue::{
    accounts::guarded::guarded,
    organisation::values_fns::{ReadValues, SaveValue},
};
use naast_domain::decision::{Value, ValueKind};
use naast_ui::{
    field::{Choice, Field, Kind},
    form::{Form, use_form},
    loaded::{Asked, Loaded, use_asked_again},
    page::Narrow,
    surroundings::use_texts,
    wrong::ErrorSummary,
};

/// The page, loaded when an administrator asks for it.
pub struct ValuesEditor {
    changed: RwSignal<usize>,
    values: Asked<Vec<Value>>,
}

#[lazy_route]
impl LazyRoute for ValuesEditor {
    fn data() -> Self {
        let changed = RwSignal::new(0_usize);
        Self { changed, values: use_asked_again(move || changed.get().to_string(), || ReadValues {}) }
    }

    fn view(this: Self) -> AnyView {
        let t = use_texts();
        let ValuesEditor { changed, values } = this;
        guarded(move || {
            view! {
                <Narrow title=t.values()>
                    <p class="lede">{t.values_admin_lede()}</p>
                    <Loaded asked=values show=move |values| view! {
                        <ul class="stack">{values.into_iter().map(|value| view! { <Row value=value changed=changed /> }).collect_view()}</ul>
                        <section class="card stack" aria-labelledby="new-value">
                            <h2 id="new-value">{t.new_value()}</h2>
                            <ValueForm value=None changed=changed />
                        </section>
                    } />
                    <p><a class="quiet" href="/administration">{t.back()}</a></p>
                </Narrow>
            }
            .into_any()
        })
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
    let retired = value.is_retired.then(|| view! { " " <span class="tag">{t.retired()}</span> });
    view! {
        <li class="card">
            <details class="disclose">
                <summary>{value.name(t.0).to_owned()} " " <span class="soft">{kind_name(t, value.kind)}</span> {retired}</summary>
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
    let error = Signal::derive(move || state.error());
    Effect::new(move |_| {
        if state.is_done() {
            changed.update(|count| *count += 1);
        }
    });
    let label = value.as_ref().map_or(t.new_value(), |value| value.name(t.0)).to_owned();
    let first = |read: fn(&Value) -> &str| value.as_ref().map_or("", read).to_owned();
    let kind = value.as_ref().map_or(ValueKind::Value, |value| value.kind).word();
    let kinds = ValueKind::ALL.iter().map(move |kind| (kind.word().to_owned(), kind_name(t, *kind).to_owned()));
    let texts = [
        ("name_nl", t.name_in_dutch(), Kind::Line, first(|value| &value.name_nl)),
        ("name_en", t.name_in_english(), Kind::Line, first(|value| &value.name_en)),
        ("sentence_nl", t.sentence_in_dutch(), Kind::Lines(2), first(|value| &value.sentence_nl)),
        ("sentence_en", t.sentence_in_english(), Kind::Lines(2), first(|value| &value.sentence_en)),
    ];
    let own = prefix.clone();
    let fields = texts.map(move |(name, label, kind, text)| {
        view! { <Field name=name label=label kind=kind value=state.typed(name, &text) error=error prefix=own.clone() /> }
    });
    let retired = value.as_ref().map(|value| value.is_retired);
    view! {
        <Form state=state class="stack gap-5" label=label>
            <ErrorSummary error=error prefix=prefix.clone() />
            <input type="hidden" name="id" value=id />
            <Choice name="kind" label=t.value_kind() options=kinds.collect() value=state.typed("kind", kind) error=error prefix=prefix />
            {fields.into_iter().collect_view()}
            {retired.map(|is_retired| view! { <label class="check"><input type="checkbox" name="retired" value="1" checked=is_retired /> " " <span>{t.retired()}</span></label> })}
            <div class="actions"><button class="button button--main">{if retired.is_some() { t.save() } else { t.add() }}</button></div>
        </Form>
    }
}
