/// Things of which the lowest comes first: a binary heap (Williams 1964).
package struct LowestFirst<Element: Comparable> {
    /// All of them, in no order that means anything but that the first is the lowest.
    package private(set) var elements: [Element]

    /// Puts them in order.
    package init(_ elements: [Element] = []) {
        // A sorted array is a heap.
        self.elements = elements.sorted()
    }

    /// The lowest.
    package var first: Element? { elements.first }

    /// Adds one.
    package mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, elements[child] < elements[(child - 1) / 2] {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes the lowest out; there must be one.
    package mutating func removeFirst() {
        elements.swapAt(0, elements.count - 1)
        elements.removeLast()
        var parent = 0
        while let child = lowerChild(of: parent), elements[child] < elements[parent] {
            elements.swapAt(child, parent)
            parent = child
        }
    }

    private func lowerChild(of parent: Int) -> Int? {
        let left = 2 * parent + 1
        guard left < elements.count else { return nil }
        return left + 1 < elements.count && elements[left + 1] < elements[left] ? left + 1 : left
    }
}

extension LowestFirst: Sendable where Element: Sendable {}
extension LowestFirst: Equatable where Element: Equatable {}
extension LowestFirst: Hashable where Element: Hashable {}
