//! One box blur along a panel.

use super::super::panel::{BLANK, LANES, Line};
use std::cell::Cell;
use std::ops::Range;

/// How many lines of room stand before a panel that is blurred in place. Whole tiles; two lines would do.
pub(super) const LEAD: usize = LANES;

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

    /// Where in a panel the lines stand after [`Window::blur`]: each in the place of the last line that went into no
    /// later sum.
    pub(super) fn start(self) -> usize {
        LEAD.saturating_sub(usize::from(self.length - self.length / 2))
    }

    /// Blurs the `count` lines after the lead, in place but for moving them to [`Window::start`], and gives them
    /// and whatever follows.
    #[inline(always)]
    pub(super) fn blur(self, panel: &mut [Line], count: usize) -> &[Line] {
        let cells = Cell::from_mut(panel).as_slice_of_cells();
        let from = cells.get(LEAD..LEAD + count).unwrap_or_default();
        let to = cells.get(self.start()..).unwrap_or_default();
        let mut sums = Sums::new(self, from);
        let (head, rest) = to.split_at_checked(sums.full.start).unwrap_or_default();
        for (place, slot) in head.iter().enumerate() {
            slot.set(sums.mean_at(place));
        }
        sums.all_full_means(rest);
        let tail = to.get(sums.full.end..count).unwrap_or_default();
        for (place, slot) in (sums.full.end..).zip(tail) {
            slot.set(sums.mean_at(place));
        }
        panel.get(self.start()..).unwrap_or_default()
    }

    /// Blurs the first `count` lines of the panel at some of them, given in ascending order.
    #[inline(always)]
    pub(super) fn blur_at(
        self,
        places: &[usize],
        from: &mut [Line],
        count: usize,
        to: &mut [Line],
    ) {
        let cells = Cell::from_mut(from).as_slice_of_cells();
        let mut sums = Sums::new(self, cells.get(..count).unwrap_or_default());
        for (place, slot) in places.iter().zip(to) {
            *slot = sums.mean_at(*place);
        }
    }
}

/// The sums of a window that slides along a panel, in the reference's order of additions: first add the newest, then
/// take away the oldest; at both ends the window is cut off. Single-precision sums depend on it.
struct Sums<'a> {
    from: &'a [Cell<Line>],
    length: usize,
    /// How many lines after a place belong to its window.
    ahead: usize,
    /// The places whose window is not cut off.
    full: Range<usize>,
    /// How many places are summed.
    done: usize,
    sum: Line,
}

impl<'a> Sums<'a> {
    #[inline(always)]
    fn new(window: Window, from: &'a [Cell<Line>]) -> Self {
        let (length, ahead) = (usize::from(window.length), usize::from(window.length / 2));
        let mut sum = BLANK;
        for line in from.iter().take(ahead) {
            sum = add(&sum, &line.get());
        }
        Self {
            from,
            length,
            ahead,
            full: length - ahead..from.len().saturating_sub(ahead),
            done: 0,
            sum,
        }
    }

    /// The mean around a place that is not before the last one asked for.
    #[inline(always)]
    fn mean_at(&mut self, place: usize) -> Line {
        while self.done < self.full.start.min(place + 1) {
            if let Some(newest) = self.from.get(self.done + self.ahead) {
                self.sum = add(&self.sum, &newest.get());
            }
            self.done += 1;
        }
        let steps = self.full.end.min(place + 1).saturating_sub(self.done);
        let (newest, oldest) = self.moving();
        for (newest, oldest) in newest.iter().zip(oldest).take(steps) {
            self.sum = subtract(&add(&self.sum, &newest.get()), &oldest.get());
        }
        self.done += steps;
        while self.done <= place {
            if let Some(oldest) = self.from.get(self.done - self.full.start) {
                self.sum = subtract(&self.sum, &oldest.get());
            }
            self.done += 1;
        }
        Mean::over(self.lines_at(place)).of(&self.sum)
    }

    /// The means at all places whose window is not cut off, from the first of them on.
    #[inline(always)]
    fn all_full_means(&mut self, to: &[Cell<Line>]) {
        match Mean::over(self.length) {
            Mean::Times(part) => self.each_full(to, |sum| Mean::Times(part).of(sum)),
            Mean::Over(count) => self.each_full(to, |sum| Mean::Over(count).of(sum)),
        }
    }

    #[inline(always)]
    fn each_full(&mut self, to: &[Cell<Line>], mean: impl Fn(&Line) -> Line) {
        let (newest, oldest) = self.moving();
        for ((newest, oldest), slot) in newest.iter().zip(oldest).zip(to) {
            self.sum = subtract(&add(&self.sum, &newest.get()), &oldest.get());
            slot.set(mean(&self.sum));
        }
        self.done = self.full.end;
    }

    /// The lines that come into the window and those that go out, from here on.
    #[inline(always)]
    fn moving(&self) -> (&'a [Cell<Line>], &'a [Cell<Line>]) {
        let newest = self.from.get(self.done + self.ahead..);
        let oldest = self.from.get(self.done.saturating_sub(self.full.start)..);
        (newest.unwrap_or_default(), oldest.unwrap_or_default())
    }

    /// How many lines are in the window of a place.
    #[inline(always)]
    fn lines_at(&self, place: usize) -> usize {
        let cut_before = self.full.start.saturating_sub(place + 1);
        let cut_after = (place + 1).saturating_sub(self.full.end);
        self.length - cut_before - cut_after
    }
}

/// Division by a count. By a power of two it is a multiplication: both are exact, one is quick.
#[derive(Clone, Copy)]
enum Mean {
    Times(f32),
    Over(f32),
}

impl Mean {
    #[inline(always)]
    fn over(count: usize) -> Self {
        let count_f32 = f32::from(u8::try_from(count).unwrap_or(u8::MAX));
        if count.is_power_of_two() {
            Self::Times(count_f32.recip())
        } else {
            Self::Over(count_f32)
        }
    }

    #[inline(always)]
    fn of(self, sum: &Line) -> Line {
        let mut mean = *sum;
        for value in &mut mean.0 {
            match self {
                Self::Times(part) => *value *= part,
                Self::Over(count) => *value /= count,
            }
        }
        mean
    }
}

#[inline(always)]
fn add(sum: &Line, line: &Line) -> Line {
    let mut added = *sum;
    for (total, value) in added.0.iter_mut().zip(&line.0) {
        *total += value;
    }
    added
}

#[inline(always)]
fn subtract(sum: &Line, line: &Line) -> Line {
    let mut left = *sum;
    for (total, value) in left.0.iter_mut().zip(&line.0) {
        *total -= value;
    }
    left
}
