//! From a depth-first list to a tree: each comment with its replies.

use crate::conversation::Comment;

/// A comment and the replies below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    pub comment: Comment,
    pub replies: Vec<Branch>,
}

/// Makes trees of comments in the order of reading. A reply whose parent is on an earlier page stands at the top.
pub fn branches(comments: Vec<Comment>) -> Vec<Branch> {
    let mut open: Vec<Branch> = Vec::new();
    let mut done: Vec<Branch> = Vec::new();
    for comment in comments {
        while open.last().is_some_and(|above| above.comment.depth >= comment.depth) {
            close(&mut open, &mut done);
        }
        open.push(Branch { comment, replies: Vec::new() });
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

fn close(open: &mut Vec<Branch>, done: &mut Vec<Branch>) {
    if let Some(finished) = open.pop() {
        match open.last_mut() {
            Some(above) => above.replies.push(finished),
            None => done.push(finished),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{CommentId, InitiativeId},
        may::MayOnComment,
        members::Byline,
        time::Timestamp,
    };

    /// How many comments of a branch are here, itself left out.
    fn shown(branch: &Branch) -> i64 {
        branch.replies.iter().map(|reply| 1 + shown(reply)).sum()
    }

    fn comment(id: i64, depth: i64) -> Comment {
        Comment {
            id: CommentId(id),
            initiative: InitiativeId(1),
            parent: None,
            depth,
            author: Byline { id: None, name: String::new(), office: None, imported_number: None },
            author_id: None,
            answer: None,
            body_html: String::new(),
            language: None,
            posted_at: Timestamp(0),
            edited_at: None,
            version: 1,
            withdrawn_at: None,
            removal: None,
            marks: Vec::new(),
            is_closed: false,
            descendants: 0,
            is_orphan: false,
            is_blank: false,
            may: MayOnComment::default(),
            is_for_officials: false,
            became: None,
            obstacles: Vec::new(),
            provenance: None,
            behalf: None,
            taken_down_at: None,
        }
    }

    #[test]
    fn the_order_of_reading_becomes_a_tree_and_loses_nothing() {
        let order = [(1, 0), (2, 1), (3, 2), (4, 1), (5, 0), (6, 1)];
        let tree = branches(order.into_iter().map(|(id, depth)| comment(id, depth)).collect());
        assert_eq!(tree.len(), 2);
        assert_eq!((shown(&tree[0]), shown(&tree[1])), (3, 1));
        assert_eq!(tree[0].replies[0].replies[0].comment.id, CommentId(3));
    }

    #[test]
    fn a_page_that_begins_in_a_branch_still_shows_everything() {
        let tree = branches(vec![comment(1, 3), comment(2, 4), comment(3, 1), comment(4, 0)]);
        assert_eq!(tree.iter().map(|branch| 1 + shown(branch)).sum::<i64>(), 4);
    }
}
