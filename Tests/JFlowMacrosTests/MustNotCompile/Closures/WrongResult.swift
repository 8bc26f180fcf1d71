import JFlow

let age = task("age") { 42 }
let name = task("name") { "Joe" }

func run() async throws {
    let workflow = try Workflow(age, name)
    // expect-error@+1: cannot convert value of type '(Int, String)' to specified type '(String, Int)'
    let (first, second): (String, Int) = try await workflow.run()
    // expect-error@+1: 'Int, String' and '_, _, _' have the same shape
    let (one, two, three) = try await workflow.run()
    print(first, second, one, two, three)
}
