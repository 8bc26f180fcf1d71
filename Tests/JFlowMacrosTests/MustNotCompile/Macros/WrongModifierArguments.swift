import JFlowMacros

struct Blob: Sendable {}
// expect-error@+1: no exact matches in call to static method 'retry'
@Task(.retry("3")) func first() -> Int { 1 }
// expect-error@+1: cannot convert value of type 'Int' to expected argument type 'Duration'
@Task(.timeout(5)) func second() -> Int { 1 }
// expect-error@+1: cannot infer contextual base in reference to member 'zero'
@Task(.fallback(.zero)) func third() -> Int { 1 }
// expect-error@+1: cannot convert value of type 'Int' to closure result type 'String'
@Task(.fallback("none")) func fourth() -> Int { 1 }
// expect-error@+1: value of type 'Int' has no member 'close'
@Task(.closing { await $0.close() }) func fifth() -> Int { 1 }
// expect-error@+1: requires that 'Blob' conform to 'Hashable'
@Task(.shared { _ in }) func sixth(blob: Blob) -> Int { 1 }
