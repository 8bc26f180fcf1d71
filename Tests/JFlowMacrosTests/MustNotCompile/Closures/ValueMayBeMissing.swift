import JFlow

let ads = task("ads") { 42 }.optional()
// expect-error@+1: value of optional type 'Int?' must be unwrapped to a value of type 'Int'
let page = task("page", ads) { ads in twice(ads) }

func twice(_ number: Int) -> Int { number + number }
