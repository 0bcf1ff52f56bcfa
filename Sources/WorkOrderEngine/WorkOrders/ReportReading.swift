import Configuration
import ServiceClock

extension Report {
  /// Reads a report as `canonicalJSON` writes it; `nil` for one of a finding or of another form, which
  /// is left to the decoder.
  static func read(_ reader: inout CanonicalReader) -> Report? {
    var (agreed, appointment, asset, follows): (Int64?, Int64?, Int64?, Int64?)
    var (parent, place, standard): (Int64?, Int64?, Int64?)
    var (category, contact, kind, priority): (String?, String?, String?, String?)
    var (reference, reporter, text, trigger): (String?, String?, String?, String?)
    var imported: Bool?
    let isWhole = reader.object { reader, key in
      switch key {
      case "agreed": reader.read(&agreed)
      case "appointment": reader.read(&appointment)
      case "asset": reader.read(&asset)
      case "category": reader.read(&category)
      case "contact": reader.read(&contact)
      case "follows": reader.read(&follows)
      case "imported": reader.read(&imported)
      case "kind": reader.read(&kind)
      case "parent": reader.read(&parent)
      case "place": reader.read(&place)
      case "priority": reader.read(&priority)
      case "reference": reader.read(&reference)
      case "reporter": reader.read(&reporter)
      case "standard": reader.read(&standard)
      case "text": reader.read(&text)
      case "trigger": reader.read(&trigger)
      default: false
      }
    }
    guard isWhole, let place, let category, let text, let reporter, let contact, let imported,
      let standard, let priority = priority.flatMap(Priority.init(rawValue:))
    else { return nil }
    return Report(
      place: place, kind: kind, asset: asset, category: category, priority: priority,
      trigger: trigger, text: text, reporter: reporter, contact: contact,
      appointment: appointment.map(Instant.init(seconds:)),
      agreed: agreed.map(Instant.init(seconds:)), follows: follows, parent: parent,
      reference: reference, imported: imported, standard: standard)
  }
}

extension Completion {
  /// Reads a completion as `canonicalJSON` writes it; `nil` for one of another form.
  static func read(_ reader: inout CanonicalReader) -> Completion? {
    var (cause, remedy): (String?, String?)
    var minutes: Int64?
    var parts: [String]?
    let isWhole = reader.object { reader, key in
      switch key {
      case "cause": return reader.read(&cause)
      case "minutes": return reader.read(&minutes)
      case "parts":
        parts = reader.array { $0.string() }
        return parts != nil
      case "remedy": return reader.read(&remedy)
      default: return false
      }
    }
    guard isWhole, let cause, let remedy, let parts else { return nil }
    return Completion(cause: cause, remedy: remedy, minutes: minutes.map(Int.init), parts: parts)
  }
}

extension OrderEventRecord {
  /// The report in the body; `nil` when it holds none.
  var report: Report? {
    CanonicalReader.read(body, Report.read) ?? decoded(Report.self)
  }

  /// The completion in the body; `nil` when it holds none.
  var completion: Completion? {
    CanonicalReader.read(body, Completion.read) ?? decoded(Completion.self)
  }
}
