/// Elements in memory of their own, one behind the other, as many as come.
///
/// What an array is, but with one owner: to add an element there is no question who else has it.
struct GrowingBuffer<Element>: ~Copyable {
    private var elements: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    /// No elements.
    ///
    /// - Parameter capacity: For how many there is room from the start.
    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        elements = .allocate(capacity: self.capacity)
    }

    deinit {
        elements.deinitialize(count: count)
        elements.deallocate()
    }

    /// All elements, until the next one is added.
    var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: elements, count: count) }

    @inline(__always)
    subscript(index: Int) -> Element {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "a buffer has no such place")
        return elements[index]
    }

    /// Adds an element behind all others.
    @inline(__always)
    mutating func append(_ element: consuming Element) {
        if count == capacity { grow() }
        (elements + count).initialize(to: element)
        count += 1
    }

    /// Takes the last element away.
    @inline(__always)
    mutating func popLast() -> Element? {
        guard count > 0 else { return nil }
        count -= 1
        return (elements + count).move()
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: elements, count: count)
        elements.deallocate()
        elements = larger
        capacity *= 2
    }
}

// `@unchecked`: whoever writes has the buffer alone.
extension GrowingBuffer: @unchecked Sendable where Element: Sendable {}
