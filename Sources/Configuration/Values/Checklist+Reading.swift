extension Checklist {
  /// Reads what is written of one in a version of the configuration.
  static func read(_ reader: inout CanonicalReader) -> Checklist? {
    var names = WrittenNames()
    var items: [CheckItem]?
    let isWhole = reader.object { reader, key in
      switch key {
      case "items": reader.read(&items) { $0.array(CheckItem.read) }
      default: names.read(key, from: &reader)
      }
    }
    guard isWhole, let names = names.whole, let items else { return nil }
    return Checklist(id: names.id, zh: names.zh, en: names.en, items: items)
  }
}

extension CheckItem {
  fileprivate static func read(_ reader: inout CanonicalReader) -> CheckItem? {
    var names = WrittenNames()
    var category: String?
    var kind: Kind?
    var major: Bool?
    let isWhole = reader.object { reader, key in
      switch key {
      case "category": reader.read(&category)
      case "kind": reader.read(&kind, Kind.read)
      case "major": reader.read(&major)
      default: names.read(key, from: &reader)
      }
    }
    guard isWhole, let names = names.whole, let category, let kind, let major else { return nil }
    return CheckItem(
      id: names.id, zh: names.zh, en: names.en, kind: kind, major: major, category: category)
  }
}

extension CheckItem.Kind {
  /// An object with the one key that says which it is.
  fileprivate static func read(_ reader: inout CanonicalReader) -> CheckItem.Kind? {
    var kinds: [CheckItem.Kind] = []
    let isWhole = reader.object { reader, key in
      switch key {
      case "passFail": kinds.append(.passFail)
      case "expiry": kinds.append(.expiry)
      case "reading":
        guard let reading = reading(&reader) else { return false }
        kinds.append(reading)
        return true
      default: return false
      }
      return reader.object { _, _ in false }
    }
    return isWhole && kinds.count == 1 ? kinds[0] : nil
  }

  private static func reading(_ reader: inout CanonicalReader) -> CheckItem.Kind? {
    var unit: String?
    var (min, max): (Double?, Double?)
    let isWhole = reader.object { reader, key in
      switch key {
      case "unit": reader.read(&unit)
      case "min": reader.read(&min) { $0.number() }
      case "max": reader.read(&max) { $0.number() }
      default: false
      }
    }
    guard isWhole, let unit else { return nil }
    return .reading(unit: unit, min: min, max: max)
  }
}
