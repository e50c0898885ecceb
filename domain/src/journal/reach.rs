//! How far an entry reaches: which pages of visitors may say something else after it.

/// The pages that an entry of some kind may change for whoever is not signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// None: it is about somebody's account, or about work on cases.
    Nothing,
    /// The page of its initiative, and lists. Not the page of another initiative: of an initiative those show its title
    /// and nothing that such an entry changes.
    Initiative,
    /// Any.
    Everything,
}
