/// An input whose first bytes choose how the rest is taken. The digits `0` to `9` choose the first to
/// the tenth, so that people can write inputs.
struct Choices {
  /// The bytes that have chosen nothing.
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The number that the next byte chooses, from 0; the first at the end of the input.
  mutating func next(below count: Int) -> Int {
    guard let byte = rest.popFirst() else { return 0 }
    return (Int(byte) + 256 - Int(UInt8(ascii: "0"))) % 256 % count
  }

  /// One of several, in the same way.
  mutating func one<Value>(of values: [Value]) -> Value { values[next(below: values.count)] }

  /// The rest as text, repaired where it is no UTF-8.
  var text: String { String(decoding: rest, as: UTF8.self) }
}
