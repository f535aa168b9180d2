let customers = 0;

/** A new invented customer for each call, so that no journey finds another's mails or earlier cases. */
export const newCustomer = (): { name: string; email: string; phone: string } => {
  customers += 1;
  const number = `${process.pid}${customers}`;
  return {
    name: `Jacinta Arrizabalaga ${number}`,
    email: `jacinta.${number}@customers.example`,
    phone: `+34 611 ${number.padStart(6, '0').slice(-6)}`,
  };
};
