/** A telephone number to call, in its own order also within a text from right to left. */
export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={`tel:${phone.replaceAll(' ', '')}`} dir="ltr" className="nowrap">
      {phone}
    </a>
  );
}
