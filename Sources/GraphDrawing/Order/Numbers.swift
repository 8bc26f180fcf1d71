/// A row of numbers of a fixed count, stored in 32 bits each and read and written as `Int`.
///
/// Its memory belongs to a `Memory`, which must outlive it. In the inner loops of the search for few crossings arrays
/// take twice the time: they are checked for bounds, for exclusive use and for being shared, at every step.
struct Numbers {
    /// For loops that add to or compare whole rows: the compiler turns them into vector instructions only without
    /// the checks below.
    let base: UnsafeMutablePointer<Int32>
    let count: Int

    subscript(index: Int) -> Int {
        get {
            assert(index >= 0 && index < count, "There is no number \(index) in a row of \(count).")
            return Int(base[index])
        }
        nonmutating set {
            assert(index >= 0 && index < count, "There is no number \(index) in a row of \(count).")
            base[index] = Int32(truncatingIfNeeded: newValue)
        }
    }

    /// Writes one number into the first `end` places.
    func fill(_ number: Int, upTo end: Int) {
        assert(end <= count)
        base.update(repeating: Int32(truncatingIfNeeded: number), count: end)
    }

    /// Copies numbers at the same places of another row.
    func copy(_ range: Range<Int>, from other: Numbers) {
        assert(range.upperBound <= count && range.upperBound <= other.count)
        (base + range.lowerBound).update(from: other.base + range.lowerBound, count: range.count)
    }
}

/// Owns the memory of rows of numbers and frees it at its end.
final class Memory {
    private var rows: [Numbers] = []

    func numbers(_ count: Int, _ value: Int = 0) -> Numbers {
        let row = Numbers(base: .allocate(capacity: max(1, count)), count: count)
        row.base.initialize(repeating: Int32(truncatingIfNeeded: value), count: max(1, count))
        rows.append(row)
        return row
    }

    func numbers(_ values: [Int]) -> Numbers {
        let row = numbers(values.count)
        for (index, value) in values.enumerated() { row[index] = value }
        return row
    }

    deinit {
        for row in rows { row.base.deallocate() }
    }
}
