//! Corrects the HTML that Leptos writes, to the HTML standard. It marks places in the page with `<!>`, which every
//! parser reads as an empty comment but a checker calls bogus (13.2.5.42), and sends its data after the end of the
//! document. And what is written here without Leptos is escaped here.

/// The same document, spelt correctly. A `<` in people's text is escaped by now, so each `<!>` is a mark.
pub fn correct(page: &str) -> String {
    let page = page.replace("<!>", "<!---->");
    let (Some(body), Some(end)) = (page.rfind(BODY), page.rfind(HTML)) else { return page };
    let (content, between, rest) = (&page[..body], &page[body + BODY.len()..end], &page[end + HTML.len()..]);
    [content, between, rest, BODY, HTML].concat()
}

/// A text as it stands in HTML and XML, in an attribute as well.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const BODY: &str = "</body>";
const HTML: &str = "</html>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_comments_and_nothing_follows_the_document() {
        let page = "<html><body><p>a<!></p></body><!></html><!><script>1</script>";
        let corrected = "<html><body><p>a<!----></p><!----><!----><script>1</script></body></html>";
        assert_eq!(correct(page), corrected);
    }
}
