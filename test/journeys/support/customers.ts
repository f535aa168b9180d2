let customers = 0;

/** Digits of the process and of the customer in it: put side by side without places of their own, 12 and 3 would be 1 and 23. */
const [OF_PROCESS, OF_CUSTOMER] = [5, 3];

/** A new invented customer for each call, so that no journey finds another's mails or earlier cases. */
export const newCustomer = (): { name: string; email: string; phone: string } => {
  customers += 1;
  const number =
    `${process.pid}`.padStart(OF_PROCESS, '0').slice(-OF_PROCESS) + `${customers}`.padStart(OF_CUSTOMER, '0');
  return {
    name: `Jacinta Arrizabalaga ${number}`,
    email: `jacinta.${number}@customers.example`,
    phone: `+34 6${number.slice(0, 2)} ${number.slice(2)}`,
  };
};
