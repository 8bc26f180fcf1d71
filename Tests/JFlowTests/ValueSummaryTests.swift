import Testing

@testable import JFlow

struct ValueSummaryTests {
    private struct Person {
        let name: String
        let ages: [Int]
    }

    private enum Fruit { case apple, pear(weight: Int) }

    @Test func valuesAreToldAsSwiftWritesThem() {
        #expect(ValueSummary.of(Person(name: "Joe", ages: [1, 2])) == "Person(name: \"Joe\", ages: [1, 2])")
        #expect(ValueSummary.of("text") == "\"text\"")
        #expect(ValueSummary.of(()) == "()")
        #expect(ValueSummary.of(Int?.none as Any) == "nil")
        #expect(ValueSummary.of((1, "a")) == "(1, \"a\")")
        #expect(ValueSummary.of(Fruit.apple) == "apple")
        #expect(ValueSummary.of(Fruit.pear(weight: 3)) == "pear(weight: 3)")
        #expect(ValueSummary.of(["k": 1]) == "[\"k\": 1]")
        #expect(ValueSummary.of([String: Int]()) == "[:]")
    }

    @Test func longValuesAreCutShort() {
        #expect(ValueSummary.of(Array(0..<1_000_000)) == "[0, 1, 2, 3, 4, 5, … 1000000 in all]")
        #expect(ValueSummary.of(String(repeating: "x", count: 1_000_000)).count == ValueSummary.characterLimit)
        #expect(ValueSummary.of([[[[[1]]]]]) == "[[[…]]]")
    }
}
