//! One box blur along a panel.

use super::super::panel::{BLANK, Line};

/// How many neighbours a box blur takes the mean of.
#[derive(Clone, Copy)]
pub(super) struct Window {
    length: u8,
}

impl Window {
    /// Half a cell: a 64th of the side is one cell of the small picture, and two passes make up for the half.
    pub(super) fn for_side(side: usize) -> Self {
        // Sides are at most 512, so this is 1 to 4.
        Self {
            length: u8::try_from(side.div_ceil(128)).unwrap_or(u8::MAX),
        }
    }

    /// Blurs the whole panel.
    pub(super) fn blur(self, from: &[Line], to: &mut [Line]) {
        let mut slots = to.iter_mut();
        self.each_mean(from, |sum, mean| {
            if let Some(slot) = slots.next() {
                *slot = mean.of(sum);
            }
        });
    }

    /// Blurs the panel at some of its lines, given in ascending order.
    pub(super) fn blur_at(self, places: &[usize], from: &[Line], to: &mut [Line]) {
        let mut slots = places.iter().zip(to).peekable();
        let mut at = 0;
        self.each_mean(from, |sum, mean| {
            while let Some((_, slot)) = slots.next_if(|(place, _)| **place == at) {
                *slot = mean.of(sum);
            }
            at += 1;
        });
    }

    /// Slides the window along and hands each sum to `emit`, in the reference's order of additions: first add the
    /// newest, then take away the oldest; at both ends the window is cut off. Single-precision sums depend on it.
    fn each_mean(self, from: &[Line], mut emit: impl FnMut(&Line, Mean)) {
        let length = usize::from(self.length);
        let ahead = usize::from(self.length / 2);
        let (head, rest) = from.split_at_checked(length).unwrap_or((from, &[]));
        let mut sum = BLANK;
        for (count, line) in (1..).zip(head) {
            add(&mut sum, line);
            if usize::from(count) > ahead {
                emit(&sum, Mean::over(count));
            }
        }
        let full = Mean::over(self.length);
        for (newest, oldest) in rest.iter().zip(from) {
            add(&mut sum, newest);
            subtract(&mut sum, oldest);
            emit(&sum, full);
        }
        let tail = from.get(rest.len()..).unwrap_or_default();
        for (count, oldest) in (1..self.length).rev().zip(tail.iter().take(ahead)) {
            subtract(&mut sum, oldest);
            emit(&sum, Mean::over(count));
        }
    }
}

/// Division by a count. By a power of two it is a multiplication: both are exact, one is quick.
#[derive(Clone, Copy)]
enum Mean {
    Times(f32),
    Over(f32),
}

impl Mean {
    fn over(count: u8) -> Self {
        let count_f32 = f32::from(count);
        if count.is_power_of_two() {
            Self::Times(count_f32.recip())
        } else {
            Self::Over(count_f32)
        }
    }

    fn of(self, sum: &Line) -> Line {
        match self {
            Self::Times(part) => sum.map(|value| value * part),
            Self::Over(count) => sum.map(|value| value / count),
        }
    }
}

fn add(sum: &mut Line, line: &Line) {
    for (total, value) in sum.iter_mut().zip(line) {
        *total += value;
    }
}

fn subtract(sum: &mut Line, line: &Line) {
    for (total, value) in sum.iter_mut().zip(line) {
        *total -= value;
    }
}
