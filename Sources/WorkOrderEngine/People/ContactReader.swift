/// Who reads how reporters can be reached: telephone numbers and addresses are masked for everybody who
/// need not call them.
///
/// They are read by the right `readContacts` on the order's campus, by whoever has the order in hand (or
/// whose crew has), and by the first contact, who follows the matter until the reporter has been told
/// (R6). On paper the same holds for whoever prints.
public struct ContactReader: Hashable, Sendable {
  /// The staff member; 0 is nobody.
  let person: Int64
  /// Their crew.
  let crew: Int64?
  /// The campuses on which they have the right.
  let campuses: Set<Int64>

  /// Somebody without any right, such as a paper on a wall.
  public static let nobody = ContactReader(person: 0, crew: nil, campuses: [])

  /// The right of `roles.toml`.
  public static let right = "readContacts"

  /// Whether this person reads the contact of an order's reporter.
  public func reads(campus: Int64, holder: Holder, firstContact: Int64) -> Bool {
    guard !campuses.contains(campus) else { return true }
    guard person != 0 else { return false }
    return firstContact == person || holder == .person(person)
      || crew.map { holder == .crew($0) } == true
  }

  /// Whether this person reads the contact of an order's reporter.
  public func reads(_ order: WorkOrder) -> Bool {
    reads(campus: order.campus, holder: order.holder, firstContact: order.firstContact)
  }

  /// An order with its history as this person reads it: contacts masked everywhere in it, or none.
  public func reading(_ file: OrderFile) -> OrderFile {
    guard !reads(file.order) else { return file }
    var masked = file
    masked.order.report = file.order.report.masked
    masked.events = file.events.map { event in
      var event = event
      event.change = event.change.masked
      return event
    }
    return masked
  }

  /// An order with its clocks as this person reads it.
  public func reading(_ view: OrderView) -> OrderView {
    var view = view
    view.file = reading(view.file)
    return view
  }
}

extension Report {
  /// With the reporter's telephone numbers and addresses hidden.
  var masked: Report {
    var report = self
    report.reporter = ContactMask.masked(name: reporter)
    report.contact = ContactMask.masked(contact)
    return report
  }
}

extension OrderChange {
  /// With the reporter's telephone numbers and addresses hidden.
  var masked: OrderChange {
    switch self {
    case .reported(let report): return .reported(report.masked)
    case .corrected(var correction):
      correction.reporter = correction.reporter.map { ContactMask.masked(name: $0) }
      correction.contact = correction.contact.map { ContactMask.masked($0) }
      return .corrected(correction)
    default: return self
    }
  }
}
