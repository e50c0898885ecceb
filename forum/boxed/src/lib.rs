//! The attribute `boxed`: an `async fn` that returns its future as a trait object.
//!
//! The state machine of an `async fn` is laid out, checked for `Send` and compiled in every crate that awaits it, with
//! all that it awaits. Behind a trait object that happens once, where it is written. All references share one lifetime,
//! so that what the compiler has proved for one function it need not prove again for the next: with a lifetime for
//! each (as `async-recursion` and `async-trait` do) the same crate takes twice as long to check.

use proc_macro::TokenStream;
use quote::quote;
use syn::{
    FnArg, ItemFn, Lifetime, Receiver, ReturnType, TypeReference, parse_macro_input, parse_quote,
    visit_mut::{VisitMut, visit_type_reference_mut},
};

/// Turns `async fn f(&self, x: &X) -> T` into `fn f<'a>(&'a self, x: &'a X) -> Pin<Box<dyn Future<Output = T> + Send + 'a>>`.
#[proc_macro_attribute]
pub fn boxed(_: TokenStream, item: TokenStream) -> TokenStream {
    let mut item = parse_macro_input!(item as ItemFn);
    for input in &mut item.sig.inputs {
        match input {
            FnArg::Receiver(receiver) => Named.visit_receiver_mut(receiver),
            FnArg::Typed(argument) => Named.visit_type_mut(&mut argument.ty),
        }
    }
    let output = match &item.sig.output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, output) => output.clone(),
    };
    let body = &item.block;
    item.sig.asyncness = None;
    item.sig.generics.params.insert(0, parse_quote!('a));
    let future = quote!(dyn ::core::future::Future<Output = #output> + ::core::marker::Send + 'a);
    item.sig.output = parse_quote!(-> ::core::pin::Pin<::std::boxed::Box<#future>>);
    item.block = parse_quote!({ ::std::boxed::Box::pin(async move #body) });
    quote!(#[must_use = "futures do nothing unless awaited"] #item).into()
}

/// Gives every reference without a name for its lifetime the same one.
struct Named;

impl VisitMut for Named {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        if let Some((_, lifetime @ None)) = &mut receiver.reference {
            *lifetime = Some(parse_quote!('a));
        }
        // What `syn` keeps beside it as the type of `self`.
        if let syn::Type::Reference(reference) = &mut *receiver.ty {
            self.visit_type_reference_mut(reference);
        }
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        reference.lifetime.get_or_insert_with(|| parse_quote!('a));
        visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = parse_quote!('a);
        }
    }
}
