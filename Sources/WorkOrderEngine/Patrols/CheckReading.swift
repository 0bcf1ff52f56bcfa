import Configuration
import ServiceClock

extension Check {
  /// Reads the next check as `canonicalJSON` writes it; `nil` for one with a photograph or with anything
  /// that is not of that form, which is left to the decoder.
  static func read(_ reader: inout CanonicalReader) -> Check? {
    var (at, by, order): (Int64?, Int64?, Int64?)
    var (item, result, value, words): (String?, String?, String?, String?)
    var (isMajor, isRepaired, isSighting): (Bool?, Bool?, Bool?)
    let isWhole = reader.object { reader, key in
      switch key {
      case "at": reader.read(&at)
      case "by": reader.read(&by)
      case "item": reader.read(&item)
      case "major": reader.read(&isMajor)
      case "order": reader.read(&order)
      case "repaired": reader.read(&isRepaired)
      case "result": reader.read(&result)
      case "sighting": reader.read(&isSighting)
      case "value": reader.read(&value)
      case "words": reader.read(&words)
      default: false
      }
    }
    guard isWhole, let at, let by, let item,
      let result = result.flatMap(CheckResult.init(rawValue:))
    else { return nil }
    var check = Check(
      item: item, result: result, value: value, words: words ?? "", at: Instant(seconds: at),
      by: by)
    check.order = order
    check.isMajor = isMajor ?? false
    check.isRepaired = isRepaired ?? false
    check.isSighting = isSighting ?? false
    return check
  }

  /// The answers that an event holds; `nil` when the body holds none.
  static func answers(in record: OrderEventRecord) -> [Check]? {
    CanonicalReader.read(record.body) { $0.array(Check.read) } ?? record.decoded([Check].self)
  }
}
