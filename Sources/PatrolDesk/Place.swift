/// The places of the desk that a digit goes to (screens.md, Frame).
public enum DeskPlace: Int, CaseIterable, Sendable {
  case today = 1
  case rounds
  case orders
  case escalations
  case handover
  case statistics
  case facilities
  case people
}
