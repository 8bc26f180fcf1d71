import JFlow

let number = task("number") { 3 }
let numbers = task("numbers") { [3] }
let unit = task("unit") { "cm" }
// expect-error@+1: requires that 'Int' conform to 'Collection'
let overNoCollection = mapping("overNoCollection", over: number) { $0 }
// expect-error@+1: expects 2 arguments, but 1 was used in closure body
let withoutUnit = mapping("withoutUnit", over: numbers, unit) { number in number }
// expect-error@+1: cannot convert value of type
let ofText = mapping("ofText", over: numbers) { (text: String) in text }
