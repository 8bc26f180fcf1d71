/// The first cell in sight, when only as much is moved as it takes to have a range in sight.
func revealed(_ target: Range<Int>, from start: Int, room: Int) -> Int {
    if target.lowerBound < start || target.count > room { return target.lowerBound }
    return target.upperBound > start + room ? target.upperBound - room : start
}

/// The nearest first cell with which no room is left empty, as far as the content reaches.
///
/// - Parameter isCentered: Whether content with less than the room stands in its middle.
func clamped(_ start: Int, content: Int, room: Int, isCentered: Bool) -> Int {
    if content <= room { return isCentered ? -((room - content) / 2) : 0 }
    return min(max(start, 0), content - room)
}
