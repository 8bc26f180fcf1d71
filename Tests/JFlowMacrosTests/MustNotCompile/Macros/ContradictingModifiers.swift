import JFlowMacros

@Task func isMember() -> Bool { true }
// expect-error@+1: '.optional' and '.fallback' say two things about a missing value: keep one
@Task(.optional, .fallback(7)) func first() -> Int { 1 }
// expect-error@+1: '.optional' and '.when' both say that the value may be missing: keep '.when'
@Task(.when(isMember), .optional) func second() -> Int { 1 }
@Task(
    .when(isMember),
    // expect-error@+1: write '.when(…, otherwise: …)', or let 'choice(…)' take the value of one of two tasks
    .fallback(7)
)
func third() -> Int { 1 }
// expect-error@+1: a cached value could be closed already: keep one
@Task(.cached, .closing { _ in }) func fourth() -> Int { 1 }
// expect-error@+1: '.closing' and '.shared' both say how the value is closed: keep one
@Task(.shared { _ in }, .closing { _ in }) func fifth() -> Int { 1 }
// expect-error@+1: '.retry' is given twice: keep one
@Task(.retry(2), .retry(3)) func sixth() -> Int { 1 }
