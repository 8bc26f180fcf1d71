import JFlowMacros

func plain() -> Bool { true }
func backup() -> Int { 1 }
let number = 5
@Task func text() -> String { "" }
// expect-error@+1: cannot find '$plain' in scope
@Task(.when(plain)) func first() -> Int { 1 }
// expect-error@+1: '.when' takes the name of a function marked '@Task', as 'Depends' does
@Task(.when({ true })) func second() -> Int { 1 }
// expect-error@+1: cannot convert value of type '@Sendable () -> String' to expected argument type '() async throws -> Bool'
@Task(.when(text)) func third() -> Int { 1 }
// expect-error@+1: requires that 'Int' conform to 'Dependency'
@Task(.when(on: number)) func fourth() -> Int { 1 }
// expect-error@+1: cannot find '$backup' in scope
@Task(.fallback(to: backup)) func fifth() -> Int { 1 }
